package io.trackplane.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.SdkKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** A server with an SDK: it sends the events of one environment. */
record SendingClient(URI track, String key) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** With a new key of an environment. */
    static SendingClient of(ApplicationContext server, int port, Environment environment) {
        var key = server.getBean(SdkKeys.class).create(environment, SdkKey.Kind.SERVER, "Server", Actor.SYSTEM);
        return new SendingClient(URI.create("http://127.0.0.1:" + port + "/api/v1/track"), key.presented());
    }

    /**
     * Sends one event. When this returns, it is durable or refused.
     *
     * @param properties as JSON
     */
    void send(String name, String user, String session, String properties) {
        var body = """
                {"events":[{"event_id":"%s","event_name":"%s","timestamp":%d,"user_id":"%s","session_id":"%s","platform":"web","properties":%s}]}
                """.formatted(UUID.randomUUID(), name, System.currentTimeMillis(), user, session, properties);
        var request = HttpRequest.newBuilder(track)
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
