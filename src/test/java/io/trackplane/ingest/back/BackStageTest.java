package io.trackplane.ingest.back;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.Person;
import io.trackplane.eventstore.QuarantinedEvent.Reason;
import io.trackplane.eventstore.duckdb.DuckDbEventStore;
import io.trackplane.ingest.Arrival;
import io.trackplane.ingest.Batch;
import io.trackplane.ingest.Gate;
import io.trackplane.ingest.Live.Sighting;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackStageTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final LiveFeed feed = new LiveFeed();

    @TempDir
    Path directory;

    private DuckDbEventStore store;
    private BackStage stage;

    @BeforeEach
    void open() {
        store = DuckDbEventStore.open(directory);
        stage = stage(store);
        stage.begin();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private BackStage stage(EventStore to) {
        return new BackStage(to, feed, Sending.PROPERTIES, Clock.systemUTC(), new SimpleMeterRegistry());
    }

    private void restart() {
        store.close();
        open();
    }

    @Test
    void anEventCountsOnceHoweverOftenItIsSent() {
        var event = Sending.event("e-1", "click", "s", now, Map.of());
        send(event, event);
        send(event);
        restart();
        send(event);
        assertThat(texts("select name from events")).containsExactly("click");
        assertThat(texts("select sum(stored) || '/' || sum(duplicate) from ledger"))
                .containsExactly("1/3");
    }

    @Test
    void anEventWithoutIdIsRecognisedByWhatItSays() {
        send(Sending.event(null, "pay", "s", now, Map.of("amount", new Value.Whole(1))));
        send(Sending.event(null, "pay", "s", now, Map.of("amount", new Value.Whole(1))));
        send(Sending.event(null, "pay", "s", now, Map.of("amount", new Value.Whole(2))));
        assertThat(texts("select properties from events order by properties"))
                .containsExactly("{\"amount\":1}", "{\"amount\":2}");
    }

    @Test
    void aRepeatIsStoredAndMarkedAlsoAfterARestart() {
        var delivery = Map.<String, Value>of("delivery_id", new Value.Text("d1"));
        send(Sending.event("1", "recommend_click", "s", now.minusSeconds(90_000), delivery));
        send(Sending.event("2", "recommend_click", "s", now, delivery));
        restart();
        send(Sending.event("3", "recommend_click", "s", now.plusSeconds(60), delivery));
        assertThat(texts("select marks & " + Mark.REPEAT.bit() + " from events order by time"))
                .containsExactly("0", "0", "1");
    }

    @Test
    void eventsWithoutSessionAreOneSessionUntilHalfAnHourPassed() {
        send(
                Sending.event("1", "a", null, now, Map.of()),
                Sending.event("2", "b", null, now.plusSeconds(600), Map.of()));
        restart();
        send(Sending.event("3", "c", null, now.plusSeconds(1200), Map.of()));
        send(Sending.event("4", "d", null, now.plusSeconds(5000), Map.of()));
        assertThat(texts("select count(*) from events group by session order by 1"))
                .containsExactly("1", "3");
        assertThat(texts("select count(*) from visitors")).containsExactly("1");
    }

    @Test
    void slowHeartbeatsAndScansInARowAreMarked() {
        send(Sending.event("1", "heartbeat_receive", "s", now, Map.of("latency_ms", new Value.Whole(1001))));
        for (int scan = 0; scan < 5; scan++) {
            send(Sending.event(
                    "s" + scan, "qr_scan", "s", now.plusSeconds(scan), Map.of("device_id", new Value.Text("d"))));
        }
        assertThat(texts("select count(*) from events where marks & " + Mark.LATENCY.bit() + " <> 0"))
                .containsExactly("1");
        assertThat(texts("select count(*) from events where marks & " + Mark.SUSPECT_BATCH.bit() + " <> 0"))
                .containsExactly("2");
    }

    @Test
    void theShapesOfSeedTwoFillTheColumns() {
        send(Sending.event(
                EventType.API,
                "1",
                "GET /api/mall/orders/17",
                "s",
                now,
                Map.of("status", new Value.Whole(200), "durationMs", new Value.Whole(123))));
        send(Sending.event(
                EventType.PERF,
                "2",
                "web-vitals",
                "s",
                now,
                Map.of("LCP", new Value.Decimal(1.5), "x", Value.NOTHING)));
        send(error("3", "no 17 in \"a\""), error("4", "no 18 in \"b\""));
        assertThat(texts(
                        "select method || ' ' || route || ' ' || status || ' ' || duration from events where type = 2"))
                .containsExactly("GET /api/mall/orders/:id 200 123.0");
        assertThat(texts("select lcp from events where type = 3")).containsExactly("1.5");
        assertThat(texts("select distinct fingerprint from events where type = 4"))
                .hasSize(1);
    }

    private Arrival error(String id, String message) {
        return Sending.event(
                EventType.ERROR,
                id,
                "TypeError",
                "s",
                now,
                Map.of(
                        "message",
                        new Value.Text(message),
                        "stack",
                        new Value.Text("E\n  at f (https://a.b/x.js:1:2)")));
    }

    @Test
    void whatWasNotWrittenWasNeverSeen() {
        var gate = new Gate();
        var careful = stage(new Gated(store, gate));
        careful.begin();
        var batch = Sending.batch(now, Sending.event("1", "a", null, now, Map.of()));
        gate.away(true);
        assertThatExceptionOfType(EventStoreUnavailable.class)
                .isThrownBy(() -> careful.write(List.of(careful.prepare(batch))));
        gate.away(false);
        careful.write(List.of(careful.prepare(batch)));
        assertThat(texts("select stored || '/' || duplicate from ledger")).containsExactly("1/0");
        assertThat(texts("select count(*) from visitors")).containsExactly("1");
    }

    @Test
    void theLedgerBalancesAndThoseWhoLookAreTold() throws Exception {
        var seen = new ArrayList<String>();
        var good = Sending.event("1", "a", "s", now, Map.of());
        var aside = new Batch.Aside(
                Sending.event("2", "b", "s", now, Map.of()), List.of(new Reason("unplanned", "", "", "")));
        var batch = new Batch(Sending.STREAM, now, List.of(good, good), List.of(aside), 3, 4);
        try (var watching = feed.watch("nebula/onchain/production", (Sighting one) -> seen.add(one.fate()))) {
            stage.write(List.of(stage.prepare(batch)));
        }
        stage.write(List.of(stage.prepare(batch)));
        assertThat(seen).containsExactly("stored", "duplicate", "quarantined");
        assertThat(texts("select sum(stored + duplicate + sampled_out + quarantined + rejected) from ledger"))
                .containsExactly(String.valueOf(2 * batch.size()));
        assertThat(stage.knows(Sending.STREAM, good)).isTrue();
    }

    @Test
    void whatWasReceivedBeforeAnErasureEndedDoesNotSurviveItHoweverLateItIsWritten() {
        var late = Sending.batch(now, Sending.event("late", "a", null, now, Map.of()));
        var aside = new Batch.Aside(
                Sending.event("aside", "b", "s", now, Map.of()), List.of(new Reason("unplanned", "", "", "")));
        send(Sending.event("before", "a", null, now, Map.of()), Sending.by("bob", "b-1", now));
        erase(() -> send(Sending.event("meanwhile", "a", null, now, Map.of())));
        stage.write(List.of(stage.prepare(late)));
        stage.write(List.of(stage.prepare(new Batch(Sending.STREAM, now, List.of(), List.of(aside), 0, 0))));
        assertThat(texts("select user_id from events union all select user_id from quarantine"))
                .containsExactly("bob");
        assertThat(texts("select sum(stored) || '/' || sum(quarantined) || '/' || sum(duplicate) from ledger"))
                .containsExactly("4/1/0");
    }

    @Test
    void whoWasErasedIsSomebodyNewAfterwards() {
        var delivery = Map.<String, Value>of("delivery_id", new Value.Text("d1"));
        send(
                Sending.event("1", "recommend_click", null, now, delivery),
                Sending.event("2", "recommend_click", null, now.plusSeconds(1), delivery));
        restart();
        var before = texts("select session from events");
        erase(() -> {});
        var after = now.plusSeconds(60);
        var again = Sending.batch(
                Instant.now().plusSeconds(1),
                Sending.event("3", "recommend_click", null, after, delivery),
                Sending.event("1", "recommend_click", null, now, delivery));
        stage.write(List.of(stage.prepare(again)));
        assertThat(texts("select marks & " + Mark.REPEAT.bit() + " from events"))
                .containsExactly("0");
        assertThat(texts("select session from events")).doesNotContainAnyElementsOf(before);
        assertThat(texts("select count(*) from visitors")).containsExactly("1");
    }

    @Test
    void anErasureThatFailsForgetsNothing() {
        send(Sending.event("1", "a", null, now, Map.of()));
        assertThatExceptionOfType(EventStoreUnavailable.class)
                .isThrownBy(() -> stage.forget("nebula", person(), () -> {
                    throw new EventStoreUnavailable("away", null);
                }));
        send(Sending.event("2", "a", null, now.plusSeconds(1), Map.of()));
        assertThat(texts("select count(*) from events")).containsExactly("2");
        assertThat(texts("select count(distinct session) from events")).containsExactly("1");
        assertThat(texts("select count(*) from visitors")).containsExactly("1");
    }

    private void erase(Runnable meanwhile) {
        stage.forget("nebula", person(), () -> {
            meanwhile.run();
            return store.erase("r1", "nebula", person());
        });
    }

    private static Person person() {
        return new Person(Set.of("u1"), Set.of(), Set.of(Identity.visitor("u1")));
    }

    private void send(Arrival... arrivals) {
        stage.write(List.of(stage.prepare(Sending.batch(now, arrivals))));
    }

    private List<String> texts(String sql) {
        return store.reader().query(sql, Map.of(), (row, number) -> row.getString(1));
    }
}
