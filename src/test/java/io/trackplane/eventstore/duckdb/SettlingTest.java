package io.trackplane.eventstore.duckdb;

import static io.trackplane.eventstore.Events.NOON;
import static io.trackplane.eventstore.Events.group;
import static io.trackplane.eventstore.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.eventstore.Events;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.Person;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.eventstore.StreamName;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever events lie, they are the same. */
class SettlingTest {
    private static final Instant OVER = NOON.plusSeconds(3_600);

    private final Random random = new Random(11);

    @TempDir
    private Path directory;

    private DuckDbEventStore store;

    @BeforeEach
    void open() {
        store = DuckDbEventStore.open(directory, Resources.SMALL, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private long ask(String sql) {
        return store.reader()
                .query(sql, Map.of(), (row, number) -> row.getLong(1))
                .getFirst();
    }

    /** In the three hours before two o'clock, of three streams. */
    private List<StoredEvent> some(int count) {
        var events = new ArrayList<StoredEvent>();
        for (int i = 0; i < count; i++) {
            var time = OVER.plusSeconds(3_600).minusMillis(1 + random.nextInt(3 * 3_600_000));
            events.add(view(1 + random.nextInt(3), "visitor" + random.nextInt(9), time));
        }
        return events;
    }

    private void write(List<StoredEvent> events) {
        store.write(new Group(events, List.of(), List.of(), List.of()));
    }

    private static final String OUT_OF_ORDER = """
            SELECT count(*) FROM (
                SELECT ({0}) >= lag(({0})) OVER (ORDER BY rowid) AS follows FROM events_settled)
            WHERE NOT follows""";

    private static final String ALL = "SELECT CAST(sum(hash(e)) % 1000000007 AS BIGINT) FROM events AS e";

    @Test
    void whatIsOverIsPutInOrderAndIsStillTheSame() {
        for (int i = 0; i < 6; i++) {
            write(some(100));
            // Of all types and many pages.
            write(LongStream.range(i * 100L, i * 100L + 100)
                    .mapToObj(number -> Events.full(1 + (int) number % 3, number, OVER.minusSeconds(number % 5_000)))
                    .toList());
            store.checkpointBesideWrites();
        }
        long before = ask(ALL);
        long over = ask("SELECT count(*) FROM events WHERE time < TIMESTAMP '%s'".formatted(text(OVER)));
        assertThat(ask("SELECT count(*) FROM events_0")).isBetween(1L, 1_199L);
        assertThat(store.settle(OVER, over)).isTrue();
        assertThat(ask(ALL)).isEqualTo(before);
        assertThat(ask("SELECT count(*) FROM events_settled")).isEqualTo(over);
        assertThat(ask("SELECT count(*) FROM events_settled WHERE time >= TIMESTAMP '%s'".formatted(text(OVER))))
                .isZero();
        assertThat(ask(OUT_OF_ORDER.replace("{0}", "stream, type, page, time"))).isZero();
    }

    private static String text(Instant time) {
        return time.toString().replace("T", " ").replace("Z", "");
    }

    @Test
    void fewStayWhereTheyAre() {
        write(some(100));
        long over = ask("SELECT count(*) FROM events WHERE time < TIMESTAMP '%s'".formatted(text(OVER)));
        assertThat(store.settle(OVER, over + 1)).isFalse();
        assertThat(ask("SELECT count(*) FROM events_settled")).isZero();
    }

    @Test
    void noMoreHoursAreMovedTogetherThanAreEnough() {
        for (int hour = 1; hour <= 5; hour++) {
            for (int i = 0; i < 10; i++) {
                write(List.of(view(1, "ann", NOON.minus(Duration.ofHours(hour)))));
            }
        }
        assertThat(store.settle(NOON, 15)).isTrue();
        assertThat(ask("SELECT count(*) FROM events_settled")).isEqualTo(20);
        assertThat(ask("SELECT date_diff('hour', max(time), TIMESTAMP '%s') FROM events_settled".formatted(text(NOON))))
                .isEqualTo(4);
        assertThat(store.settle(NOON, 15)).isTrue();
        assertThat(store.settle(NOON, 15)).isFalse();
        assertThat(ask("SELECT count(*) FROM events_settled")).isEqualTo(40);
    }

    @Test
    void nothingIsLostOrDoubledWhileEventsArriveAndAreAskedFor() {
        var isOver = new AtomicBoolean();
        var settling = CompletableFuture.runAsync(() -> {
            while (!isOver.get()) {
                store.settle(OVER, 10);
            }
        });
        for (int i = 1; i <= 60; i++) {
            write(some(20));
            assertThat(ask("SELECT count(*) FROM events")).isEqualTo(20L * i);
        }
        isOver.set(true);
        settling.join();
        assertThat(ask("SELECT count(DISTINCT id) FROM events")).isEqualTo(1200);
        assertThat(ask("SELECT count(*) FROM events_settled")).isPositive();
    }

    @Test
    void settledEventsGoWithTheirPersonTheirTimeAndTheirStream() {
        var shop = new StreamName("acme", "shop", "production", NOON);
        int stream = store.stream(shop);
        store.write(group(
                view(stream, "usr_4711", NOON),
                view(stream, "ann", NOON),
                view(stream, "bob", NOON.minus(Duration.ofDays(10)))));
        assertThat(store.settle(OVER, 1)).isTrue();
        assertThat(store.settle(OVER, 1)).isTrue();
        assertThat(ask("SELECT count(*) FROM events_settled")).isEqualTo(3);
        var erased = store.erase("r1", "acme", new Person(Set.of("usr_4711"), Set.of(), Set.of(7L)));
        assertThat(erased.getFirst().events()).isEqualTo(1);
        assertThat(ask("SELECT count(*) FROM events_settled")).isEqualTo(2);
        store.expire(tenant -> OptionalInt.of(7));
        assertThat(ask("SELECT count(*) FROM events_settled")).isEqualTo(1);
        store.delete(shop);
        assertThat(ask("SELECT count(*) FROM events_settled")).isZero();
    }

    @Test
    void theRoomOfMovedRowsIsGivenBack() {
        var groups = "SELECT count(DISTINCT row_group_id) FROM pragma_storage_info('events_0')";
        for (int i = 0; i < 50; i++) {
            store.write(group(1, i * 10_000L, 10_000, NOON));
        }
        assertThat(ask(groups)).isGreaterThan(3);
        assertThat(store.settle(OVER, 1)).isTrue();
        assertThat(ask(groups)).isLessThanOrEqualTo(1);
        assertThat(ask("SELECT count(*) FROM events")).isEqualTo(500_000);
    }

    @Test
    void moreThanFitsIntoMemoryIsPutInOrderAPartAtATime(@TempDir Path other) throws Exception {
        try (var little = DuckDbEventStore.open(other, Resources.SMALL, Clock.systemUTC())) {
            assertThat(little.stream(new StreamName("acme", "shop", "production", NOON)))
                    .isEqualTo(1);
        }
        var traffic = List.of(new ManyEvents.Traffic(1, 250_000, 9_000), new ManyEvents.Traffic(2, 50_000, 3_000));
        var file = other.resolve(DuckDbEventStore.FILE);
        ManyEvents.fill(file, traffic, LocalDate.of(2026, 3, 1), 1);
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO events_0 SELECT * REPLACE (uuid() AS id, repeat(CAST(uuid() AS VARCHAR), 60) AS properties) FROM events_0");
        }
        var least = new Resources(128, 2, 4, Duration.ofSeconds(10));
        try (var little = DuckDbEventStore.open(other, least, Clock.systemUTC())) {
            var before = little.reader().query(ALL, Map.of(), (row, number) -> row.getLong(1));
            assertThat(little.settle(NOON, 590_000)).isTrue();
            assertThat(little.reader().query(ALL, Map.of(), (row, number) -> row.getLong(1)))
                    .isEqualTo(before);
            assertThat(little.reader()
                            .query(
                                    "SELECT (SELECT count(*) FROM events_settled), (%s)"
                                            .formatted(OUT_OF_ORDER.replace("{0}", "stream, type")),
                                    Map.of(),
                                    (row, number) -> List.of(row.getLong(1) >= 590_000, row.getLong(2) == 0)))
                    .containsExactly(List.of(true, true));
        }
    }

    @Test
    void upkeepDoesIt() throws Exception {
        store.write(group(1, 0, 10, NOON));
        var later = Clock.fixed(NOON.plus(Duration.ofHours(4)), ZoneOffset.UTC);
        try (var upkeep = new Upkeep(store, tenant -> OptionalInt.empty(), later, 10)) {
            for (int i = 0; i < 100 && ask("SELECT count(*) FROM events_settled") == 0; i++) {
                Thread.sleep(100);
            }
        }
        assertThat(ask("SELECT count(*) FROM events_settled")).isEqualTo(10);
    }

    @Test
    void oldEventsGoAlsoWhereItIsNeverQuiet() throws Exception {
        int stream = store.stream(new StreamName("acme", "shop", "production", NOON));
        store.write(group(view(stream, "ann", NOON.minus(Duration.ofDays(10)))));
        var patient = Clock.fixed(NOON.plus(Duration.ofMinutes(11)), ZoneOffset.UTC);
        var old = "SELECT count(*) FROM events WHERE time < TIMESTAMP '%s'".formatted(text(NOON.minusSeconds(60)));
        try (var upkeep = new Upkeep(store, tenant -> OptionalInt.of(7), patient, Settling.ROWS)) {
            for (int i = 0; i < 100 && ask(old) > 0; i++) {
                write(List.of(view(stream, "bob", NOON)));
                Thread.sleep(100);
            }
        }
        assertThat(ask(old)).isZero();
    }
}
