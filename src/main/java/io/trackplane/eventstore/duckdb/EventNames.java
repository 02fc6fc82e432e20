package io.trackplane.eventstore.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which bit stands for which name of events in the sums of visits: the names that a stream met first have one. A name has its bit from its first event on, or
 * never: both are written in one step.
 */
final class EventNames {
    static final String TABLE =
            "CREATE TABLE IF NOT EXISTS event_names (stream INTEGER NOT NULL, name VARCHAR NOT NULL, bit BIGINT NOT NULL)";

    /** A positive number holds one more. */
    private static final int MOST = 62;

    /** For events that are there already, of streams without any: those names that come most often. */
    static final String FILL = """
            INSERT INTO event_names
            SELECT stream, name, CAST(1 AS BIGINT) << (place - 1) FROM (
                SELECT stream, name, CAST(row_number() OVER (PARTITION BY stream ORDER BY count(*) DESC, name) AS INTEGER) AS place
                FROM events WHERE stream NOT IN (SELECT stream FROM event_names) GROUP BY stream, name)
            WHERE place <= %d""".formatted(MOST);

    /** Streams whose names are kept in memory; beyond that they are read again. */
    private static final int STREAMS = 1_000;

    private final Connection connection;
    private final Map<Integer, Map<String, Long>> known = new HashMap<>();
    private final List<Named> added = new ArrayList<>();

    /** @param connection of the one who writes, the only one who adds names */
    EventNames(Connection connection) {
        this.connection = connection;
    }

    /** A name that got a bit. */
    record Named(int stream, String name, long bit) {}

    /** @return 0 when it has none */
    long bit(int stream, String name) throws SQLException {
        var names = known.get(stream);
        if (names == null) {
            names = read(stream);
            known.put(stream, names);
        }
        var bit = names.get(name);
        if (bit != null) {
            return bit;
        }
        return names.size() < MOST ? add(stream, name, names) : 0;
    }

    private long add(int stream, String name, Map<String, Long> names) {
        long bit = 1L << names.size();
        names.put(name, bit);
        added.add(new Named(stream, name, bit));
        return bit;
    }

    private Map<String, Long> read(int stream) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT name, bit FROM event_names WHERE stream = ?")) {
            statement.setInt(1, stream);
            try (var rows = statement.executeQuery()) {
                var names = new HashMap<String, Long>();
                while (rows.next()) {
                    names.put(rows.getString(1), rows.getLong(2));
                }
                return names;
            }
        }
    }

    /** Those that got a bit and are not written yet. */
    List<Named> added() {
        return added;
    }

    /** What was added is there. */
    void written() {
        added.clear();
        if (known.size() > STREAMS) {
            known.clear();
        }
    }
}
