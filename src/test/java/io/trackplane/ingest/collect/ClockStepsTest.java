package io.trackplane.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.eventstore.duckdb.DuckDbEventStore;
import io.trackplane.kernel.CanonicalJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The clock of the server steps back and on again, with restarts in between: whatever was taken counts once. */
class ClockStepsTest {
    private static final int EVENTS = 40;
    private static final String KEY = "tps_demo_onchain_app_development";

    private final Stepping clock = new Stepping();
    private final List<String> batches = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path directory;

    private ConfigurableApplicationContext server;

    /** Goes on from where it was put. */
    private static final class Stepping extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void step(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void startAfterMidnight() {
        var midnight = Instant.now().truncatedTo(ChronoUnit.DAYS);
        clock.step(Duration.between(Instant.now(), midnight.plus(Duration.ofMinutes(20))));
        start();
    }

    private void start() {
        server = OwnServer.start(
                clock,
                "--trackplane.data-dir=" + directory.resolve("data"),
                "--trackplane.demo.enabled=true",
                "--trackplane.demo.traffic=false");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void restart() {
        stop();
        start();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.header("X-API-Key", KEY).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + OwnServer.port(server) + path);
    }

    private void take(String batch) throws Exception {
        var answer = send(HttpRequest.newBuilder(uri("/api/v1/track"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(batch)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(CanonicalJson.tree(answer.body()).path("processed_count").asInt())
                .isEqualTo(EVENTS);
    }

    /** Half of them have ids, the others are recognised by what they say. */
    private void takeNew() throws Exception {
        var name = "step_" + batches.size();
        var events = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < EVENTS; i++) {
            var event = new LinkedHashMap<String, Object>();
            event.put("event_name", name);
            event.put("timestamp", System.currentTimeMillis());
            event.put("user_id", "u" + i);
            event.put("number", i);
            if (i % 2 == 0) {
                event.put("event_id", name + "/" + i);
            }
            events.add(event);
        }
        batches.add(CanonicalJson.write(Map.of("events", events)));
        take(batches.getLast());
    }

    /** Everything comes again, and something new. */
    private void takeAllAgain() throws Exception {
        for (var batch : batches) {
            take(batch);
        }
        takeNew();
        assertThat(CanonicalJson.tree(send(HttpRequest.newBuilder(uri("/api/v1/track/health")))
                                .body())
                        .path("status")
                        .asString())
                .isEqualTo("healthy");
    }

    @Test
    void stepsOfHoursOverMidnightAreLivedThrough() throws Exception {
        takeNew();
        clock.step(Duration.ofHours(-5));
        takeAllAgain();
        restart();
        takeAllAgain();
        clock.step(Duration.ofHours(5));
        takeAllAgain();
        clock.step(Duration.ofHours(-9));
        takeAllAgain();
        clock.step(Duration.ofHours(9));
        restart();
        takeAllAgain();
        assertThatAllCountOnce();
    }

    /** As on a machine that does not know the day before the network tells it. */
    @Test
    void aStartInAWrongDayIsLivedThrough() throws Exception {
        takeNew();
        clock.step(Duration.ofDays(-3));
        restart();
        takeAllAgain();
        clock.step(Duration.ofDays(3));
        takeAllAgain();
        takeAllAgain();
        assertThatAllCountOnce();
    }

    private void assertThatAllCountOnce() {
        stop();
        long stored = (long) batches.size() * EVENTS;
        long sent = batches.size() * (batches.size() + 1) / 2L * EVENTS;
        try (var store = DuckDbEventStore.open(directory.resolve("data/events"))) {
            assertThat(store.reader()
                            .query(
                                    "select name, count(*), count(distinct id) from events where starts_with(name, 'step_') group by 1",
                                    Map.of(),
                                    (row, number) -> List.of(row.getInt(2), row.getInt(3))))
                    .hasSameSizeAs(batches)
                    .containsOnly(List.of(EVENTS, EVENTS));
            assertThat(store.reader()
                            .query(
                                    "select sum(stored), sum(duplicate), sum(sampled_out + quarantined + rejected) from ledger",
                                    Map.of(),
                                    (row, number) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3))))
                    .containsExactly(List.of(stored, sent - stored, 0L));
        }
    }
}
