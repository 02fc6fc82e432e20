package io.trackplane.browser;

import io.trackplane.delivery.Listener;
import io.trackplane.kernel.CanonicalJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A server with an SDK: it listens, and asks again when it is told that there is something new. */
final class ListeningClient implements AutoCloseable {
    private static final Pattern REVISION = Pattern.compile("\"revision\":\"(\\d+)\"");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String address;
    private final String key;
    private final Listener stream;

    ListeningClient(int port, String key) throws IOException {
        this.address = "http://127.0.0.1:" + port;
        this.key = key;
        this.stream = new Listener(port, "/api/stream", key);
    }

    /** The next revision that the stream tells of. */
    long hears() throws InterruptedException {
        return REVISION.matcher(stream.revision())
                .results()
                .map(MatchResult::group)
                .map(found -> found.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    /** What it is to collect. */
    JsonNode telemetry() {
        return send(request("/api/telemetry/config").GET());
    }

    /** How many of a hundred users of a platform are served another variant than the off one. */
    long reached(String flag, String platform) {
        return IntStream.range(0, 100)
                .mapToObj(user -> send(request("/api/flags?user_id=u" + user + "&platform=" + platform)
                        .GET()))
                .filter(answer ->
                        answer.path("flags").path(flag).path("enabled").asBoolean())
                .count();
    }

    /** What would become of an event. */
    String wouldBe(String event) {
        var body = """
                {"events":[{"event_name":"%s","user_id":"u1","timestamp":%d,"properties":{"order_id":"o1","amount":1}}]}
                """.formatted(event, System.currentTimeMillis());
        return send(request("/api/v1/track/debug")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)))
                .at("/debug_info/validation_results/0/would_be")
                .asString();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("X-API-Key", key);
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            return CanonicalJson.tree(
                    HTTP.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
