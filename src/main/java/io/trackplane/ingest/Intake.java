package io.trackplane.ingest;

import io.trackplane.tenancy.Environment;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Takes requests that do not come by HTTP, such as those of the demo's clients, the way the collectors take the others. */
public interface Intake {
    /**
     * Takes a request.
     *
     * @param environment whose events
     * @param request what came
     * @return complete when what is good in it is durable
     * @throws io.trackplane.kernel.Problem when it cannot be read
     * @throws EventLog.Refused when the log takes nothing now
     */
    CompletionStage<Void> take(Environment environment, Request request);

    /**
     * A request.
     *
     * @param path of a collector, such as {@code /api/v1/track}
     * @param body JSON
     * @param address of the client, a literal one
     * @param agent its {@code User-Agent}
     * @param received when it came
     */
    record Request(String path, byte[] body, String address, String agent, Instant received) {}
}
