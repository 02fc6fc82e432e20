package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.kernel.Actor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class StreamsOverHttpTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ChangeStreams streams;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(context, port);
    }

    private void publish(boolean value) {
        shop.flag("truth", Shop.serving("truth", "boolean", Boolean.toString(value), "false", true));
    }

    @Test
    void aListenerIsToldTheRevisionThatIsServedAndEveryOneAfterIt() throws Exception {
        try (var listener = new Listener(port, "/api/stream", shop.client)) {
            assertThat(listener.next(SOON))
                    .startsWith("HTTP/1.1 200")
                    .contains("Content-Type: text/event-stream;charset=UTF-8")
                    .contains("Cache-Control: no-store")
                    .doesNotContain("Content-Encoding");
            assertThat(listener.revision()).endsWith("id: 0\nevent: revision\ndata: {\"revision\":\"0\"}");
            publish(true);
            assertThat(listener.revision()).endsWith("id: 1\nevent: revision\ndata: {\"revision\":\"1\"}");
            assertThat(shop.get("/api/flags", shop.client).body()).startsWith("{\"revision\":\"1\"");
            publish(false);
            assertThat(listener.revision()).contains("{\"revision\":\"2\"}");
        }
    }

    @Test
    void openFeatureIsToldToFetchAgain() throws Exception {
        try (var listener = new Listener(port, "/ofrep/v1/stream?key=" + shop.client, "")) {
            assertThat(listener.revision()).contains("event: message\n").contains("\"type\":\"refetchEvaluation\"");
            publish(true);
            assertThat(listener.revision()).endsWith("data: {\"type\":\"refetchEvaluation\",\"etag\":\"1\"}");
        }
    }

    @Test
    void afterFifteenSecondsOfSilenceACommentKeepsTheConnectionAndARevokedKeyLosesIt() throws Exception {
        var key = shop.keys().of(shop.environment).getFirst();
        try (var staying = new Listener(port, "/api/stream", shop.server);
                var leaving = new Listener(port, "/api/stream", shop.client)) {
            staying.revision();
            leaving.revision();
            shop.keys().revoke(shop.environment, key.id(), null, Actor.SYSTEM);
            long silent = System.nanoTime();
            assertThat(staying.next(Duration.ofSeconds(20))).isEqualTo(": alive");
            assertThat(Duration.ofNanos(System.nanoTime() - silent))
                    .isBetween(Duration.ofSeconds(13), Duration.ofSeconds(18));
            assertThat(leaving.hasEnded(SOON)).isTrue();
        }
    }

    @Test
    void whoGoesAwayIsForgotten() throws Exception {
        var id = shop.environment.id();
        var listeners = new ArrayList<Listener>();
        for (int i = 0; i < 20; i++) {
            listeners.add(new Listener(port, "/api/stream", shop.client));
        }
        for (var listener : listeners) {
            listener.revision();
        }
        assertThat(streams.count(id)).isEqualTo(20);
        for (var listener : listeners) {
            listener.close();
        }
        for (int i = 0; i < 50 && streams.count(id) > 0; i++) {
            publish(i % 2 == 0);
            Thread.sleep(20);
        }
        assertThat(streams.count(id)).isZero();
    }

    @Test
    void manyListenersHearOfTheirEnvironmentOnly() throws Exception {
        var other = new Shop(context, port);
        try (var mine = new Listener(port, "/api/stream", shop.client);
                var theirs = new Listener(port, "/api/stream", other.client)) {
            mine.revision();
            theirs.revision();
            publish(true);
            assertThat(mine.revision()).contains("\"1\"");
            other.publish("sampling", "sampling", "{\"default\":0.5}");
            other.publish("sampling", "sampling", "{\"default\":0.4}");
            assertThat(theirs.revision()).matches("(?s).*\"[12]\".*");
            assertThat(mine.next(Duration.ofMillis(300))).isNull();
        }
    }

    @Test
    void oneTooManyIsToldToComeLater() throws IOException {
        var full = new ArrayList<ChangeStream>();
        for (int i = 0; i < ChangeStreams.MOST; i++) {
            full.add(new ChangeStream(java.io.OutputStream.nullOutputStream(), Long::toString));
            assertThat(streams.add(shop.environment.id(), full.getLast())).isTrue();
        }
        var answer = shop.get("/api/stream", shop.client);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        full.forEach(stream -> streams.remove(shop.environment.id(), stream));
        assertThat(streams.count(shop.environment.id())).isZero();
    }
}
