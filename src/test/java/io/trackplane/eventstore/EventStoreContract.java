package io.trackplane.eventstore;

import static io.trackplane.eventstore.Events.NOON;
import static io.trackplane.eventstore.Events.aside;
import static io.trackplane.eventstore.Events.event;
import static io.trackplane.eventstore.Events.full;
import static io.trackplane.eventstore.Events.group;
import static io.trackplane.eventstore.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.StoredEvent.Measured;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every event store does. Two tenants are in it, one of them with two environments. */
public abstract class EventStoreContract {
    private static final StreamName SHOP = new StreamName("acme", "shop", "production", NOON);
    private static final StreamName TEST = new StreamName("acme", "shop", "test", NOON);
    private static final StreamName OTHER = new StreamName("birch", "shop", "production", NOON);

    protected EventStore store;
    private int shop;
    private int test;
    private int other;

    /** Opens it where it was left. */
    protected abstract EventStore open();

    protected abstract void close(EventStore store);

    /** A question that takes minutes. */
    protected abstract String endless();

    @BeforeEach
    void fill() {
        store = open();
        shop = store.stream(SHOP);
        test = store.stream(TEST);
        other = store.stream(OTHER);
    }

    @AfterEach
    void empty() {
        close(store);
    }

    private void reopen() {
        close(store);
        store = open();
    }

    @Test
    void aStreamKeepsItsNumberForEver() {
        assertThat(List.of(shop, test, other)).doesNotHaveDuplicates();
        assertThat(store.stream(SHOP)).isEqualTo(shop);
        reopen();
        assertThat(store.stream(SHOP)).isEqualTo(shop);
        assertThat(store.streams("acme")).containsExactlyInAnyOrder(SHOP, TEST);
    }

    @Test
    void anEnvironmentMadeAgainUnderTheSameNameIsAnotherStream() {
        var again = new StreamName("acme", "shop", "production", NOON.plusSeconds(1));
        assertThat(store.stream(again)).isNotIn(shop, test, other);
    }

    @Test
    void theNumberOfADeletedStreamIsNotGivenAgain() {
        store.delete(OTHER);
        reopen();
        assertThat(store.stream(OTHER)).isGreaterThan(Math.max(shop, Math.max(test, other)));
    }

    @Test
    void everyColumnComesBackAsItWasWritten() {
        var event = new StoredEvent(
                shop,
                NOON,
                NOON.plusMillis(7),
                new UUID(-1, 2),
                EventType.ERROR,
                "出错 ☂",
                -5,
                "u",
                "a",
                Long.MIN_VALUE,
                "s",
                "p",
                "/页",
                "r",
                "ref",
                "phone",
                "b",
                "sy",
                "n",
                0.25,
                Mark.bits(List.of(Mark.BOT, Mark.LATE)),
                new Measured(
                        1.5,
                        Map.of("LCP", 2.0, "INP", 3.0, "CLS", 0.1, "FCP", 4.0, "TTFB", 5.0, "FID", 6.0),
                        0,
                        "GET",
                        "/o/:id",
                        "d",
                        "ac",
                        "fp",
                        "m"),
                "{\"x\":\"y\"}");
        store.write(group(event));
        reopen();
        assertThat(store.reader().query("SELECT * FROM events", Map.of(), (row, number) -> {
                    var values = new ArrayList<String>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        values.add(String.valueOf(row.getObject(column)));
                    }
                    return List.copyOf(values);
                }))
                .containsExactly(List.of(
                        String.valueOf(shop),
                        "2026-03-02 12:00:00.0",
                        "2026-03-02 12:00:00.007",
                        new UUID(-1, 2).toString(),
                        "4",
                        "出错 ☂",
                        "-5",
                        "u",
                        "a",
                        String.valueOf(Long.MIN_VALUE),
                        "s",
                        "p",
                        "/页",
                        "r",
                        "ref",
                        "phone",
                        "b",
                        "sy",
                        "n",
                        "0.25",
                        String.valueOf(Mark.LATE.bit() | Mark.BOT.bit()),
                        "1.5",
                        "2.0",
                        "3.0",
                        "0.1",
                        "4.0",
                        "5.0",
                        "6.0",
                        "0",
                        "GET",
                        "/o/:id",
                        "d",
                        "ac",
                        "fp",
                        "m",
                        "{\"x\":\"y\"}"));
    }

    @Test
    void aGroupIsThereAsAWhole() {
        store.write(new Group(
                List.of(view(shop, "ann", NOON), view(other, "bob", NOON)),
                List.of(aside(shop, "ann", NOON)),
                List.of(new LedgerCount(shop, NOON, 2, 1, 0, 1, 3)),
                List.of(new FirstSight(shop, -7, NOON))));
        reopen();
        assertThat(count("events", shop)).isEqualTo(1);
        assertThat(count("events", other)).isEqualTo(1);
        assertThat(count("quarantine", shop)).isEqualTo(1);
        assertThat(count("ledger", shop)).isEqualTo(1);
        assertThat(count("visitors", shop)).isEqualTo(1);
    }

    @Test
    void theLedgerHasWhatWasCountedWhetherAGroupHasOneCountOrSeveral() {
        var one = new LedgerCount(shop, NOON, 1, 2, 3, 4, 5);
        var several = List.of(
                new LedgerCount(shop, NOON.plusSeconds(3600), 6, 7, 8, 9, 10),
                new LedgerCount(other, NOON, 11, 12, 13, 14, 15));
        store.write(new Group(List.of(), List.of(), List.of(one), List.of()));
        store.write(new Group(List.of(), List.of(), several, List.of()));
        reopen();
        assertThat(store.reader()
                        .query(
                                "SELECT * REPLACE (epoch_ms(hour) AS hour) FROM ledger ORDER BY stored",
                                Map.of(),
                                (row, number) -> new LedgerCount(
                                        row.getInt("stream"),
                                        Instant.ofEpochMilli(row.getLong("hour")),
                                        row.getLong("stored"),
                                        row.getLong("duplicate"),
                                        row.getLong("sampled_out"),
                                        row.getLong("quarantined"),
                                        row.getLong("rejected"))))
                .containsExactly(one, several.get(0), several.get(1));
    }

    @Test
    @SuppressWarnings("NullAway")
    void nothingIsKeptOfAGroupThatFails() {
        store.write(group(view(shop, "ann", NOON)));
        var broken = event(shop, EventType.EVENT, null, null, 1, NOON, Measured.NOTHING, "{}");
        assertThatThrownBy(() -> store.write(new Group(
                        List.of(view(shop, "bob", NOON), broken),
                        List.of(aside(shop, "bob", NOON)),
                        List.of(),
                        List.of())))
                .isNotNull();
        assertThat(count("events", shop)).isEqualTo(1);
        store.write(group(view(shop, "cid", NOON)));
        reopen();
        assertThat(people()).containsExactly("ann", "cid");
        assertThat(count("quarantine", shop)).isZero();
    }

    @Test
    void groupsMayComeFromOneThreadAfterAnother() throws Exception {
        for (int i = 0; i < 3; i++) {
            var thread = Thread.ofPlatform().start(() -> store.write(group(view(shop, "ann", NOON))));
            thread.join();
        }
        assertThat(count("events", shop)).isEqualTo(3);
    }

    @Test
    void parametersAreValuesAndNeverText() {
        store.write(group(view(shop, "x' OR '1'='1", NOON), view(shop, "bob", NOON.plusSeconds(60))));
        var sql =
                "SELECT user_id FROM events WHERE stream = :stream AND user_id IN (:people) AND time >= :from AND time < :to";
        assertThat(store.reader()
                        .query(
                                sql,
                                Map.of(
                                        "stream",
                                        shop,
                                        "people",
                                        List.of("x' OR '1'='1", "c"),
                                        "from",
                                        NOON,
                                        "to",
                                        NOON.plusMillis(1)),
                                (row, number) -> row.getString(1)))
                .containsExactly("x' OR '1'='1");
        assertThat(store.reader()
                        .query(
                                sql,
                                Map.of("stream", shop, "people", List.of(), "from", NOON, "to", NOON.plusMillis(1)),
                                (row, number) -> 1))
                .isEmpty();
    }

    @Test
    void visitorsAndIdsCanBeAskedFor() {
        var event = full(shop, 77, NOON);
        store.write(group(event, full(shop, 78, NOON)));
        assertThat(store.reader()
                        .query(
                                "SELECT visitor, id FROM events WHERE visitor = :visitor AND id = :id",
                                Map.of("visitor", event.visitor(), "id", event.id()),
                                (row, number) -> row.getLong(1)))
                .containsExactly(event.visitor());
    }

    @Test
    void aWrongQuestionIsTheFaultOfItsAuthor() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> store.reader().query("SELECT nothing FROM nowhere", Map.of(), (row, number) -> 1));
    }

    @Test
    void aQuestionThatTakesTooLongIsStopped() {
        assertThatExceptionOfType(QueryTooSlow.class).isThrownBy(() -> ask(endless()));
        assertThat(count("events", shop)).isZero();
    }

    @Test
    void whoeverLeavesIsNotWaitedFor() throws Exception {
        var thrown = new AtomicReference<Throwable>();
        var asking = Thread.ofVirtual().start(() -> {
            try {
                ask(endless());
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        Thread.sleep(200);
        asking.interrupt();
        asking.join(Duration.ofSeconds(1));
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void questionsDoNotKeepTheWriterWaiting() {
        var slow = CompletableFuture.runAsync(() -> ask(endless()));
        long begin = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            store.write(group(shop, i * 10L, 10, NOON));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        assertThat(slow).isNotDone();
        slow.cancel(true);
    }

    @Test
    void aPersonIsErasedFromOneTenantOnly() {
        var ann = view(shop, "ann", NOON);
        store.write(new Group(
                List.of(ann, view(test, "ann", NOON), view(other, "ann", NOON), view(shop, "bob", NOON)),
                List.of(aside(shop, "ann", NOON), aside(other, "ann", NOON)),
                List.of(new LedgerCount(shop, NOON, 2, 0, 0, 1, 0)),
                List.of(new FirstSight(shop, ann.visitor(), NOON), new FirstSight(other, ann.visitor(), NOON))));
        var person = new Person(Set.of("ann"), Set.of(), Set.of(ann.visitor()));
        assertThat(store.erase("r1", "acme", person))
                .containsExactly(new Erased(SHOP, 1, 1, 1), new Erased(TEST, 1, 0, 0));
        assertThat(store.erase("r2", "acme", person))
                .containsExactly(new Erased(SHOP, 0, 0, 0), new Erased(TEST, 0, 0, 0));
        reopen();
        assertThat(people()).containsExactly("ann", "bob");
        assertThat(count("events", other)).isEqualTo(1);
        assertThat(count("quarantine", other)).isEqualTo(1);
        assertThat(count("visitors", other)).isEqualTo(1);
        assertThat(count("ledger", shop)).isEqualTo(1);
    }

    @Test
    void aRequestThatIsAskedAgainTellsOfAllThatWentByIt() {
        var ann = view(shop, "ann", NOON);
        var person = new Person(Set.of("ann", "h:1"), Set.of(), Set.of(ann.visitor(), 7L));
        store.write(new Group(List.of(ann, view(test, "h:1", NOON)), List.of(), List.of(), List.of()));
        store.erase("r1", "acme", person);
        reopen();
        store.write(new Group(List.of(view(shop, "ann", NOON)), List.of(), List.of(), List.of()));
        assertThat(store.erase("r1", "acme", person))
                .containsExactly(new Erased(SHOP, 2, 0, 0), new Erased(TEST, 1, 0, 0));
        assertThat(store.erase("r3", "cedar", person)).isEmpty();
        assertThat(people()).isEmpty();
    }

    @Test
    void aDeletedStreamLeavesNothingAndTakesNothingAlong() {
        store.write(new Group(
                List.of(view(shop, "ann", NOON), view(test, "bob", NOON)),
                List.of(aside(shop, "ann", NOON)),
                List.of(),
                List.of()));
        store.delete(SHOP);
        store.delete(SHOP);
        assertThat(store.streams("acme")).containsExactly(TEST);
        assertThat(people()).containsExactly("bob");
        assertThat(count("quarantine", shop)).isZero();
    }

    @Test
    void whatIsTooOldGoesAndVisitorsStayAsLongAsTheyAreSeen() {
        var old = view(shop, "ann", NOON.minusSeconds(60));
        var gone = view(shop, "bob", NOON.minusSeconds(60));
        store.write(new Group(
                List.of(old, gone, view(shop, "ann", NOON), view(other, "cid", NOON.minusSeconds(60))),
                List.of(aside(shop, "ann", NOON.minusSeconds(60)), aside(shop, "ann", NOON)),
                List.of(),
                List.of(
                        new FirstSight(shop, old.visitor(), old.time()),
                        new FirstSight(shop, gone.visitor(), gone.time()))));
        assertThat(store.expire(shop, NOON)).isEqualTo(2);
        assertThat(people()).containsExactly("ann", "cid");
        assertThat(count("quarantine", shop)).isEqualTo(1);
        assertThat(count("visitors", shop)).isEqualTo(1);
        assertThat(store.expire(shop, NOON.plusSeconds(1))).isEqualTo(1);
        assertThat(count("visitors", shop)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "UTC",
        "Asia/Shanghai",
        "America/New_York",
        "Europe/Berlin",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "America/St_Johns",
        "+05:45"
    })
    void stepsOfATimeAxisBeginWhereTheCalendarOfTheZoneSays(String id) {
        var zone = ZoneId.of(id);
        var times = new ArrayList<Instant>();
        for (var time = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofDays(500));
                time.isBefore(Instant.now().plus(Duration.ofDays(30)));
                time = time.plus(Duration.ofMinutes(41))) {
            times.add(time);
        }
        store.write(group(times.stream().map(time -> view(shop, "ann", time)).toArray(StoredEvent[]::new)));
        for (var unit : List.of("hour", "day", "week", "month")) {
            var bucket = store.reader()
                    .dialect()
                    .bucket(
                            unit,
                            "time",
                            zone,
                            times.getFirst(),
                            times.getLast().plusSeconds(1));
            var wrong = new ArrayList<String>();
            store.reader()
                    .query("SELECT time, %s FROM events ORDER BY time".formatted(bucket), Map.of(), (row, number) -> {
                        var time = row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
                        var begin = row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC);
                        if (!begin.equals(begin(unit, time, zone))) {
                            wrong.add("%s of %s is %s, not %s".formatted(unit, time, begin, begin(unit, time, zone)));
                        }
                        return time;
                    });
            assertThat(wrong).isEmpty();
        }
    }

    private static Instant begin(String unit, Instant time, ZoneId zone) {
        var local = time.atZone(zone);
        var day = local.toLocalDate();
        return switch (unit) {
            case "hour" -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
            case "day" -> day.atStartOfDay(zone).toInstant();
            case "week" ->
                day.minusDays(day.getDayOfWeek().getValue() - 1L)
                        .atStartOfDay(zone)
                        .toInstant();
            default -> day.withDayOfMonth(1).atStartOfDay(zone).toInstant();
        };
    }

    @Test
    void theDialectCountsQuantilesAndReadsProperties() {
        var dialect = store.reader().dialect();
        store.write(group(
                event(
                        shop,
                        EventType.EVENT,
                        "a",
                        "ann",
                        1,
                        NOON,
                        new Measured(10.0, Map.of(), null, null, null, null, null, null, null),
                        "{\"it's \\\"odd\\\"\":\"yes\",\"n\":7}"),
                event(
                        shop,
                        EventType.EVENT,
                        "a",
                        "ann",
                        1,
                        NOON,
                        new Measured(20.0, Map.of(), null, null, null, null, null, null, null),
                        "{}")));
        assertThat(store.reader()
                        .query(
                                "SELECT %s, %s, max(%s), max(%s) FROM events"
                                        .formatted(
                                                dialect.distinct("visitor"),
                                                dialect.quantiles("duration", 0.5, 0.75)
                                                        .getLast(),
                                                dialect.property("it's \"odd\""),
                                                dialect.property("n")),
                                Map.of(),
                                (row, number) ->
                                        List.of(row.getLong(1), row.getDouble(2), row.getString(3), row.getString(4))))
                .containsExactly(List.of(1L, 17.5, "yes", "7"));
    }

    @Test
    void itSaysHowItIs() {
        store.write(group(shop, 0, 500, NOON));
        var state = store.state();
        assertThat(state.isWritable()).isTrue();
        assertThat(state.problem()).isEmpty();
        assertThat(state.events()).isEqualTo(500);
        assertThat(state.bytes()).isPositive();
    }

    private long ask(String sql) {
        return store.reader()
                .query(sql, Map.of(), (row, number) -> row.getLong(1))
                .getFirst();
    }

    protected long count(String table, int stream) {
        return ask("SELECT count(*) FROM %s WHERE stream = %d".formatted(table, stream));
    }

    private List<String> people() {
        return store.reader()
                .query("SELECT user_id FROM events ORDER BY user_id", Map.of(), (row, number) -> row.getString(1));
    }
}
