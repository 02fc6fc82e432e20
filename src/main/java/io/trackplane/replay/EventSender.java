package io.trackplane.replay;

import io.trackplane.kernel.CanonicalJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Sends events to a server and waits when it is told to. */
final class EventSender implements AutoCloseable {
    private static final int MOST_TRIES = 30;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI collector;
    private final String key;

    EventSender(URI server, String key) {
        this.collector = server.resolve("/api/telemetry/batch");
        this.key = key;
    }

    /**
     * Sends events of one visitor.
     *
     * @return how many the server has kept
     * @throws IOException when the server cannot be reached or refuses the request as a whole
     */
    int send(String agent, List<Map<String, Object>> events) throws IOException, InterruptedException {
        var body = CanonicalJson.write(Map.of("app", "replay", "events", events));
        var request = HttpRequest.newBuilder(collector)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("User-Agent", agent.isEmpty() ? "-" : agent)
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString(body))
                .build();
        for (int i = 0; i < MOST_TRIES; i++) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return CanonicalJson.tree(answer.body()).path("accepted").asInt();
            }
            if (answer.statusCode() != 429 && answer.statusCode() != 503) {
                throw new IOException("the server answers " + answer.statusCode() + ": " + answer.body());
            }
            Thread.sleep(Duration.ofSeconds(wait(answer)));
        }
        throw new IOException("the server is too busy");
    }

    private static long wait(HttpResponse<?> answer) {
        return answer.headers().firstValueAsLong("Retry-After").orElse(2);
    }

    @Override
    public void close() {
        http.close();
    }
}
