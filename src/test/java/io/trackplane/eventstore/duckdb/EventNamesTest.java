package io.trackplane.eventstore.duckdb;

import static io.trackplane.eventstore.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.Events;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.eventstore.StoredEvent.Measured;
import io.trackplane.eventstore.StreamName;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names that are met first have a bit each, in all sums of visits, however they were made. */
class EventNamesTest {
    private static final StreamName SHOP = new StreamName("acme", "shop", "production", NOON);

    /** Of each visitor: bits in the sums, and bits of the names of their events. */
    private static final String COMPARED = """
            SELECT visitor, (SELECT bit_or(names) FROM %s AS visits WHERE visits.visitor = events.visitor), bit_or(coalesce(bit, 0))
            FROM events LEFT JOIN event_names ON event_names.stream = events.stream AND event_names.name = events.name
            WHERE events.stream = :stream GROUP BY visitor ORDER BY visitor""";

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

    private StoredEvent named(int number, int visitor, Instant time) {
        return Events.event(stream, EventType.EVENT, "name-" + number, null, visitor, time, Measured.NOTHING, "{}");
    }

    /** A visitor each two. */
    private void write(int from, int to) {
        var events = IntStream.range(from, to)
                .mapToObj(number -> named(number, number / 2, NOON.plusSeconds(number)))
                .toList();
        store.write(new Group(events, List.of(), List.of(), List.of()));
    }

    private Map<String, Long> bits() {
        var bits = new TreeMap<String, Long>();
        store.reader()
                .query(
                        "SELECT name, bit FROM event_names WHERE stream = :stream",
                        Map.of("stream", stream),
                        (row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(each -> assertThat(bits.put(each.getKey(), each.getValue()))
                        .as("one bit for %s", each.getKey())
                        .isNull());
        return bits;
    }

    private void assertSumsKnowNames(int visitors) {
        var to = NOON.plus(Duration.ofHours(1));
        var visits = store.reader().visits(stream, NOON, to, Set.of());
        assertThat(visits.summed()).isNotEmpty();
        var rows = store.reader()
                .query(
                        COMPARED.formatted(visits.relation()),
                        Map.of("stream", stream, "from", NOON, "to", to),
                        (row, number) -> List.of(row.getLong(2), row.getLong(3)));
        assertThat(rows)
                .hasSize(visitors)
                .allSatisfy(row -> assertThat(row.getFirst()).isEqualTo(row.getLast()));
    }

    private void sumUp() {
        store.sumUpVisits(NOON.plus(Duration.ofHours(1)), Duration.ZERO);
    }

    @Test
    void asManyAsANumberHoldsHaveABitAndTheOthersNone() {
        write(0, 40);
        write(20, 90);
        var bits = bits();
        assertThat(bits).hasSize(62).doesNotContainKey("name-62");
        assertThat(Set.copyOf(bits.values())).hasSize(62).allMatch(bit -> bit > 0 && Long.bitCount(bit) == 1);
        sumUp();
        assertSumsKnowNames(45);
    }

    @Test
    void whatComesLateAndAfterANewStartIsKnownByTheSameBits() {
        write(0, 10);
        sumUp();
        write(5, 20);
        var before = bits();
        close();
        open();
        write(15, 30);
        assertThat(bits()).containsAllEntriesOf(before).hasSize(30);
        assertSumsKnowNames(15);
    }

    @Test
    void aGroupThatFailsNamesNothing() {
        var never = Instant.ofEpochMilli(Long.MAX_VALUE / 10);
        var failing = List.of(named(1, 1, NOON), named(2, 2, never));
        assertThatThrownBy(() -> store.write(new Group(failing, List.of(), List.of(), List.of())))
                .isInstanceOf(ArithmeticException.class);
        assertThat(bits()).isEmpty();
        write(1, 2);
        assertThat(bits()).containsOnlyKeys("name-1");
    }

    @Test
    void namesOfAnOlderStoreAreThoseThatComeMostOften() throws SQLException {
        write(0, 80);
        var often = IntStream.range(18, 80)
                .mapToObj(number -> named(number, number, NOON))
                .toList();
        store.write(new Group(often, List.of(), List.of(), List.of()));
        close();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve(DuckDbEventStore.FILE));
                var statement = connection.createStatement()) {
            statement.execute("UPDATE format SET version = 3");
            statement.execute("DROP TABLE event_names");
            statement.execute("ALTER TABLE visits DROP COLUMN names");
        }
        open();
        assertThat(bits()).hasSize(62).containsKey("name-18").doesNotContainKey("name-17");
        sumUp();
        write(0, 80);
        assertSumsKnowNames(80);
    }

    @Test
    void namesGoWithTheirStream() {
        write(0, 10);
        store.delete(SHOP);
        assertThat(bits()).isEmpty();
    }
}
