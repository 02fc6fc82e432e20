package io.trackplane.ingest;

import io.trackplane.eventstore.QuarantinedEvent.Reason;
import io.trackplane.tenancy.Environment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would become of events, as {@code POST /api/v1/track/debug} answers it. Nothing is stored, counted, or remembered for duplicates. */
public interface DryRun {
    /**
     * Treats a body as if it came in now.
     *
     * @param body JSON in the form of the track paths: one event, or {@code {"events": […]}}
     * @return what would become of each event, in the order sent
     * @throws io.trackplane.kernel.Problem.Invalid on {@code body} when it cannot be read at all
     */
    List<Outcome> run(Environment environment, String body);

    /**
     * What would become of one event.
     *
     * @param index position in the body, from 0
     * @param name as sent; empty where there is none
     * @param valid whether it keeps the limits and its contract
     * @param errors what is wrong
     * @param wouldBe {@code stored}, {@code sampled_out}, {@code quarantined}, {@code duplicate} or {@code rejected}
     * @param maskedFields JSON pointers to what masking changed or removed
     * @param event as it would be kept, masked, as JSON in the form of the track paths; null where nothing would be kept
     */
    record Outcome(
            int index,
            String name,
            boolean valid,
            List<Reason> errors,
            String wouldBe,
            List<String> maskedFields,
            @Nullable String event) {}
}
