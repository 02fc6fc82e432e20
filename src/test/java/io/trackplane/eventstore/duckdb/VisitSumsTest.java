package io.trackplane.eventstore.duckdb;

import static io.trackplane.eventstore.Events.NOON;
import static io.trackplane.eventstore.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.Engagement;
import io.trackplane.eventstore.Events;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.Person;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.eventstore.StoredEvent.Measured;
import io.trackplane.eventstore.StreamName;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes and goes, sums of visits say what the events say. */
class VisitSumsTest {
    private static final StreamName SHOP = new StreamName("acme", "shop", "production", Instant.EPOCH);
    private static final Instant FROM = NOON.minus(40, ChronoUnit.DAYS);
    private static final Instant TO = NOON.plus(40, ChronoUnit.DAYS);
    private static final String TOLD = """
            SELECT time, visitor, session, robot, platform, device, release, sum(events), sum(pages), round(sum(views), 6), max(interacted), max(nameless),
                round(sum(visible), 6), round(sum(stay), 6), max(rate), min(lowest), max(failed), bit_or(names)
            FROM %s AS visits GROUP BY ALL ORDER BY ALL""";

    private final Random random = new Random(7);

    @TempDir
    private Path directory;

    private DuckDbEventStore store;
    private int stream;

    @BeforeEach
    void open() {
        store = DuckDbEventStore.open(directory);
        stream = store.stream(SHOP);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Three hours before noon to three hours after it. */
    private StoredEvent event() {
        var time = NOON.plusMillis(random.nextInt(-10_800_000, 10_800_000));
        var type = EventType.values()[random.nextInt(EventType.values().length)];
        long visitor = random.nextInt(5);
        var names = List.of("page_view", "click", Engagement.PAGE_DURATION, "heartbeat");
        var duration = random.nextBoolean() ? random.nextInt(-10, 30_000) / 7.0 : null;
        return new StoredEvent(
                stream,
                time,
                time,
                UUID.randomUUID(),
                type,
                names.get(random.nextInt(names.size())),
                visitor,
                "usr_" + visitor,
                null,
                visitor * 10 + random.nextInt(2),
                null,
                one("web", "ios"),
                one("/a", "/b"),
                one("1.0", "1.1"),
                null,
                one("phone", "desktop"),
                null,
                null,
                null,
                random.nextBoolean() ? 1 : 0.25,
                random.nextInt(4) == 0 ? Mark.BOT.bit() | Mark.NAMELESS.bit() : 0,
                new Measured(duration, Map.of(), null, null, null, null, null, null, null),
                "{}");
    }

    private @Nullable String one(String... texts) {
        int chosen = random.nextInt(texts.length + 1);
        return chosen < texts.length ? texts[chosen] : null;
    }

    private void write(int events) {
        write(IntStream.range(0, events).mapToObj(number -> event()).toList());
    }

    private void write(List<StoredEvent> events) {
        store.write(new Group(events, List.of(), List.of(), List.of()));
    }

    private void sumUp(Instant over) {
        store.sumUpVisits(over, Duration.ZERO);
    }

    private void assertSumsAreRight() {
        for (var splits : List.of(Set.<String>of(), Set.of("platform", "release", "device"))) {
            for (var edge : List.of(Duration.ZERO, Duration.ofMinutes(7))) {
                assertSumsAreRight(
                        splits,
                        NOON.minusSeconds(7_200).plus(edge),
                        NOON.plusSeconds(7_200).minus(edge));
                assertSumsAreRight(splits, FROM, TO);
            }
        }
    }

    private void assertSumsAreRight(Set<String> splits, Instant from, Instant to) {
        var sums = store.reader().visits(stream, from, to, splits);
        var told = VisitSql.relation(null, from, to, splits);
        assertThat(rows(sums.relation(), splits, from, to)).isEqualTo(rows(told.relation(), splits, from, to));
    }

    private List<String> rows(String relation, Set<String> splits, Instant from, Instant to) {
        var sql = TOLD.formatted(relation);
        if (splits.isEmpty()) {
            sql = sql.replace("platform, device, release, ", "");
        }
        return store.reader().query(sql, Map.of("stream", stream, "from", from, "to", to), (row, number) -> text(row));
    }

    private static String text(ResultSet row) throws SQLException {
        var text = new StringBuilder();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            text.append(row.getObject(column)).append(' ');
        }
        return text.toString();
    }

    private long count(String rows) {
        return store.reader()
                .query("SELECT count(*) FROM " + rows, Map.of(), (row, number) -> row.getLong(1))
                .getFirst();
    }

    @Test
    void sumsSayWhatTheEventsSay() {
        write(400);
        sumUp(NOON.plusSeconds(3_600));
        assertThat(count("visits")).isBetween(100L, 400L);
        assertSumsAreRight();
    }

    @Test
    void whatComesLaterIsAddedWithItsEvent() {
        write(100);
        sumUp(NOON.plusSeconds(3_600));
        long before = count("visits");
        write(100);
        assertThat(count("visits")).isBetween(before + 20, before + 90);
        assertSumsAreRight();
        sumUp(NOON.plusSeconds(10_800));
        assertSumsAreRight();
    }

    @Test
    void anHourWithManyEventsIsSummedUpBeforeItIsOver() {
        var over = NOON.plusSeconds(2_700);
        write(200);
        store.sumUpVisits(over, Duration.ZERO, 300);
        assertThat(count("summed WHERE until = TIMESTAMP '2026-03-02 12:00:00'"))
                .isEqualTo(1);
        write(IntStream.range(0, 300)
                .mapToObj(second -> view(stream, "ann", NOON.plusSeconds(second)))
                .toList());
        store.sumUpVisits(over, Duration.ZERO, 300);
        assertThat(count("summed WHERE until = TIMESTAMP '2026-03-02 12:45:00'"))
                .isEqualTo(1);
        write(100);
        assertSumsAreRight();
        store.sumUpVisits(NOON.plusSeconds(3_600), Duration.ZERO, 300);
        assertThat(count("summed WHERE until = TIMESTAMP '2026-03-02 13:00:00'"))
                .isEqualTo(1);
        assertSumsAreRight();
    }

    @Test
    void whatIsOlderThanAllThatWasSummedUpIsSummedUpNext() {
        write(50);
        sumUp(NOON.plusSeconds(10_800));
        write(List.of(view(stream, "ann", FROM.plusSeconds(5)), view(stream, "bob", FROM.plus(9, ChronoUnit.DAYS))));
        assertSumsAreRight();
        sumUp(NOON.plusSeconds(10_800));
        assertThat(count("events")).isEqualTo(52);
        assertThat(count("visits WHERE time < TIMESTAMP '2026-02-27'")).isEqualTo(2);
        assertSumsAreRight();
    }

    @Test
    void ofSomebodyErasedNothingIsLeftInTheSums() {
        write(300);
        sumUp(NOON.plusSeconds(3_600));
        write(30);
        store.erase("r1", "acme", new Person(Set.of("usr_3"), Set.of(), Set.of(3L)));
        assertThat(count("visits WHERE visitor = 3")).isZero();
        assertThat(count("visits WHERE visitor = 2")).isPositive();
        assertSumsAreRight();
    }

    /** The same person by another name stays. */
    @Test
    void ofAVisitorWhoseEventsGoInPartTheRestIsAddedUpAnew() {
        write(List.of(view(stream, "ann", NOON), named("usr_9", NOON), named("usr_9", NOON.plusSeconds(901))));
        sumUp(NOON.plusSeconds(3_600));
        store.erase("r1", "acme", new Person(Set.of("usr_9"), Set.of(), Set.of(99L)));
        assertThat(count("visits")).isEqualTo(1);
        assertSumsAreRight();
    }

    private StoredEvent named(String user, Instant time) {
        return Events.event(
                stream, EventType.PAGE, "page_view", user, "ann".hashCode() * 31L, time, Measured.NOTHING, "{}");
    }

    @Test
    void whatIsTooOldGoesFromTheSumsToo() {
        write(400);
        sumUp(NOON.plusSeconds(10_800));
        store.expire(stream, NOON.plusSeconds(400));
        assertThat(count("visits WHERE time < TIMESTAMP '2026-03-02 12:00:00'")).isZero();
        assertSumsAreRight();
    }

    @Test
    void ofADeletedStreamNothingIsLeft() {
        write(50);
        sumUp(NOON.plusSeconds(10_800));
        store.delete(SHOP);
        assertThat(count("visits")).isZero();
        assertThat(count("summed")).isZero();
    }

    @Test
    void sumsOutliveAStart() {
        write(100);
        sumUp(NOON.plusSeconds(3_600));
        close();
        open();
        write(100);
        assertThat(store.reader().visits(stream, FROM, TO, Set.of()).relation()).contains("FROM visits");
        assertSumsAreRight();
    }

    @Test
    void sumsOfAnotherDefinitionAreMadeAnew() throws SQLException {
        write(100);
        sumUp(NOON.plusSeconds(3_600));
        close();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve(DuckDbEventStore.FILE));
                var statement = connection.createStatement()) {
            statement.execute("UPDATE summed SET definition = 1");
            statement.execute("UPDATE visits SET pages = 77");
        }
        open();
        assertThat(count("visits")).isZero();
        assertSumsAreRight();
        sumUp(NOON.plusSeconds(3_600));
        assertSumsAreRight();
    }

    static List<List<String>> olderServers() {
        return List.of(
                List.of(
                        "UPDATE format SET version = 2",
                        "UPDATE summed SET definition = 1",
                        "DROP TABLE event_names",
                        "ALTER TABLE visits DROP COLUMN visitor_before",
                        "ALTER TABLE visits DROP COLUMN session_before"),
                List.of("UPDATE format SET version = 4", "ALTER TABLE visits DROP COLUMN adds_failed"),
                List.of("UPDATE format SET version = 5", "ALTER TABLE visits DROP COLUMN session_first"));
    }

    @ParameterizedTest
    @MethodSource("olderServers")
    void sumsOfAnOlderServerAreMadeAnew(List<String> otherwise) throws SQLException {
        write(100);
        sumUp(NOON.plusSeconds(3_600));
        close();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve(DuckDbEventStore.FILE));
                var statement = connection.createStatement()) {
            for (var each : otherwise) {
                statement.execute(each);
            }
        }
        open();
        sumUp(NOON.plusSeconds(3_600));
        write(20);
        assertSumsAreRight();
        assertThat(count("visits WHERE session_before IS NOT NULL")).isPositive();
    }

    @Test
    void eventsThatComeWhileItIsSummedUpAreInTheSumsOnce() {
        write(200);
        var isOver = new AtomicBoolean();
        var writing = CompletableFuture.runAsync(() -> {
            while (!isOver.get()) {
                write(3);
            }
        });
        for (int quarters = -12; quarters <= 12; quarters++) {
            sumUp(NOON.plusSeconds(quarters * 900L));
        }
        isOver.set(true);
        writing.join();
        assertSumsAreRight();
        sumUp(NOON.plusSeconds(10_800));
        assertSumsAreRight();
    }

    @Test
    void byPageIsToldFromTheEvents() {
        write(100);
        sumUp(NOON.plusSeconds(10_800));
        assertThat(store.reader().visits(stream, FROM, TO, Set.of("page")).relation())
                .doesNotContain("FROM visits");
    }
}
