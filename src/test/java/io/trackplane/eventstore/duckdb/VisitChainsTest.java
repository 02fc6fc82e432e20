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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What visits say of those before them tells visitors and sessions apart in every range, whatever comes and goes. */
class VisitChainsTest {
    private static final StreamName SHOP = new StreamName("acme", "shop", "production", Instant.EPOCH);

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

    private void write(List<StoredEvent> events) {
        store.write(new Group(events, List.of(), List.of(), List.of()));
    }

    private void sumUp(Instant over) {
        store.sumUpVisits(over, Duration.ZERO);
    }

    /** Of visitors none of whose visits is loose: how many there are, and how many visits are the first in the range; the same of their sessions. */
    private static final String FIRSTS = """
            WITH met AS MATERIALIZED (SELECT * FROM %s AS visits WHERE NOT robot),
            chained AS MATERIALIZED (SELECT * FROM met WHERE visitor NOT IN (SELECT visitor FROM met WHERE visitor_before IS NULL))
            SELECT count(DISTINCT visitor) AS visitors, count(CASE WHEN visitor_before < :from THEN 1 END) AS first_visits,
                count(DISTINCT (visitor, session)) AS sessions, count(CASE WHEN session_before < :from THEN 1 END) AS first_of_session,
                count(DISTINCT CASE WHEN nameless > 0 THEN visitor END) AS nameless, count(CASE WHEN visitor_before < :from AND nameless > 0 THEN 1 END) AS first_nameless
            FROM chained""";

    private record Firsts(
            long visitors, long visits, long sessions, long ofSession, long nameless, long firstNameless) {}

    private Firsts firsts(Instant from, Instant to) {
        var sql = FIRSTS.formatted(
                store.reader().visits(stream, from, to, Set.of()).relation());
        return store.reader()
                .query(
                        sql,
                        Map.of("stream", stream, "from", from, "to", to),
                        (row, number) -> new Firsts(
                                row.getLong("visitors"),
                                row.getLong("first_visits"),
                                row.getLong("sessions"),
                                row.getLong("first_of_session"),
                                row.getLong("nameless"),
                                row.getLong("first_nameless")))
                .getFirst();
    }

    /** Of sessions that have begun in the range, of visitors none of whose visits is loose: figures told by gathering each, and by what visits add. */
    private static final String FIGURES = """
            WITH met AS MATERIALIZED (SELECT * FROM %s AS visits WHERE NOT robot),
            chained AS MATERIALIZED (SELECT * FROM met WHERE visitor NOT IN (SELECT visitor FROM met WHERE visitor_before IS NULL)),
            whole AS MATERIALIZED (SELECT * FROM chained WHERE session_first >= :from),
            known AS (
                SELECT max(rate) AS rate, sum(views) AS views, sum(pages) AS pages, max(interacted) AS interacted, coalesce(sum(visible), 0) AS visible,
                    sum(stay) AS stay, max(failed) AS failed
                FROM chained WHERE session IN (SELECT session FROM whole) GROUP BY visitor, session),
            gathered AS (
                SELECT sum(CASE WHEN views > 0 THEN 1 / rate END) AS viewing, sum(CASE WHEN %s THEN 1 / rate END) AS bounced,
                    sum(CASE WHEN views > 0 THEN stay END) AS stay, sum(CASE WHEN stay IS NOT NULL THEN views END) AS views, sum(1 / failed) AS failed
                FROM known),
            added AS (
                SELECT sum(adds_viewing / rate) AS viewing, sum(adds_bounced / rate) AS bounced, sum(adds_stay) AS stay, sum(adds_views) AS views,
                    sum(adds_failed) AS failed
                FROM whole)
            SELECT round(coalesce(viewing, 0), 6) AS viewing, round(coalesce(bounced, 0), 6) AS bounced, round(coalesce(stay, 0), 3) AS stay,
                round(coalesce(views, 0), 6) AS views, round(coalesce(failed, 0), 6) AS failed
            FROM {which}""";

    private record Figures(double viewing, double bounced, double stay, double views, double failed) {}

    private Figures figures(String which, Instant from, Instant to) {
        var visits = store.reader().visits(stream, from, to, Set.of()).relation();
        return store.reader()
                .query(
                        FIGURES.formatted(visits, Engagement.bounced("")).replace("{which}", which),
                        Map.of("stream", stream, "from", from, "to", to),
                        (row, number) -> new Figures(
                                row.getDouble("viewing"),
                                row.getDouble("bounced"),
                                row.getDouble("stay"),
                                row.getDouble("views"),
                                row.getDouble("failed")))
                .getFirst();
    }

    /** Any range, whole quarters or not. @return visitors that need not be gathered, in all */
    private long assertFirstsAreRight() {
        long chained = 0;
        for (int i = 0; i < 40; i++) {
            var from = NOON.plusSeconds(random.nextInt(-70, 40) * 600L);
            var to = from.plusSeconds(random.nextInt(1, 110) * 600L);
            assertThat(figures("added", from, to)).isEqualTo(figures("gathered", from, to));
            var firsts = firsts(from, to);
            assertThat(firsts.visits()).isEqualTo(firsts.visitors());
            assertThat(firsts.ofSession()).isEqualTo(firsts.sessions());
            assertThat(firsts.firstNameless()).isEqualTo(firsts.nameless());
            chained += firsts.visitors();
        }
        return chained;
    }

    /** Views mostly, some errors and things done. */
    private static EventType type(int number) {
        return number % 7 == 0 ? EventType.ERROR : number % 5 == 0 ? EventType.EVENT : EventType.PAGE;
    }

    /** Of some two hundred people in two sessions each, over seventeen hours. */
    private void visit(int events) {
        write(IntStream.range(0, events)
                .mapToObj(number -> {
                    int visitor = random.nextInt(200);
                    return new StoredEvent(
                            stream,
                            NOON.plusSeconds(random.nextInt(-30_000, 30_000)),
                            NOON,
                            UUID.randomUUID(),
                            type(number),
                            number % 4 == 0 ? "heartbeat" : "page_view",
                            visitor,
                            "usr_" + visitor,
                            null,
                            visitor * 10L + random.nextInt(2),
                            null,
                            random.nextBoolean() ? "web" : null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            visitor % 50 == 0 && random.nextBoolean() ? 0.5 : 1,
                            random.nextInt(30) == 0
                                    ? Mark.BOT.bit()
                                    : random.nextInt(200) == 0 ? Mark.NAMELESS.bit() : 0,
                            new Measured(
                                    number % 3 == 0 ? random.nextInt(15_000) / 1.0 : null,
                                    Map.of(),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null),
                            "{}");
                })
                .toList());
    }

    @Test
    void eachVisitorAndSessionIsFirstOnceInEveryRange() {
        visit(2_000);
        for (int quarter = -32; quarter <= 20; quarter += 1 + random.nextInt(6)) {
            sumUp(NOON.plusSeconds(quarter * 900L));
        }
        assertThat(assertFirstsAreRight()).isGreaterThan(1_000);
        visit(30);
        assertThat(assertFirstsAreRight()).isGreaterThan(500);
        sumUp(NOON.plusSeconds(8 * 3_600));
        store.erase("r1", "acme", new Person(Set.of("usr_3"), Set.of(), Set.of(3L)));
        store.expire(stream, NOON.minusSeconds(20_000));
        write(List.of(view(stream, "ann", NOON.minusSeconds(29_000))));
        assertThat(assertFirstsAreRight()).isGreaterThan(500);
    }

    @Test
    void whoComesBeforeAllThatWasSummedUpIsCountedOnceToo() {
        visit(600);
        var middle = NOON.plusSeconds(3_600);
        sumUp(middle);
        write(IntStream.range(0, 60)
                .mapToObj(visitor -> Events.event(
                        stream,
                        EventType.PAGE,
                        "page_view",
                        "usr_" + visitor,
                        visitor,
                        NOON.minusSeconds(30_000 + visitor * 60L),
                        Measured.NOTHING,
                        "{}"))
                .toList());
        assertThat(assertFirstsAreRight()).isPositive();
        sumUp(NOON.plusSeconds(8 * 3_600));
        assertThat(assertFirstsAreRight()).isPositive();
    }

    /** Late for quarters that are summed up, before sessions go on that are not. */
    @Test
    void whatCameLateIsNotTakenForSeenInARangeThatBeginsAfterIt() {
        visit(600);
        sumUp(NOON);
        visit(300);
        sumUp(NOON.plusSeconds(8 * 3_600));
        assertThat(assertFirstsAreRight()).isPositive();
    }
}
