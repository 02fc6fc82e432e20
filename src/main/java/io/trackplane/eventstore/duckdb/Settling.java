package io.trackplane.eventstore.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Moves events of the past from where they were written, those of all streams in the order in which they came, to where those of a stream and a type lie side
 * by side: the engine passes over groups of rows in which nothing can be meant, so a question reads its own and not everybody's.
 */
final class Settling {
    /** What is moved together: some ten groups of rows of the engine, 122 880 each. Fewer would not be told apart well; more takes long. */
    static final long ROWS = 1_000_000;

    private static final String WRITTEN = "(FROM events_0 UNION ALL FROM events_1)";

    private static final String NEXT = """
            SELECT minute + INTERVAL 1 MINUTE FROM (
                SELECT minute, sum(count) OVER (ORDER BY minute) AS rows
                FROM (SELECT date_trunc('minute', time) AS minute, count(*) AS count FROM %s WHERE time < ? GROUP BY minute))
            WHERE rows >= ? ORDER BY minute LIMIT 1""".formatted(WRITTEN);

    private static final String MOVE =
            "INSERT INTO %s FROM %s WHERE time < ? ORDER BY stream, type, time".formatted(Schema.SETTLED, WRITTEN);

    private final Connections connections;

    Settling(Connections connections) {
        this.connections = connections;
    }

    /**
     * Up to when events should be moved, so that they are enough and not many more: whole minutes from the oldest on.
     *
     * @param over what is not before this is still to be written to
     * @param enough rows
     */
    Optional<Instant> next(Instant over, long enough) {
        return Transactions.run(connections, connection -> {
            try (var statement = connection.prepareStatement(NEXT)) {
                statement.setObject(1, utc(over));
                statement.setLong(2, enough);
                try (var rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(rows.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC))
                            : Optional.empty();
                }
            }
        });
    }

    /**
     * Moves all that is there now; events that come meanwhile stay where they are written. Nobody takes rows out meanwhile.
     *
     * @return how many
     */
    long move(Instant until) {
        return Transactions.run(connections, connection -> move(connection, utc(until)));
    }

    private static long move(Connection connection, LocalDateTime until) throws SQLException {
        long moved = Transactions.update(connection, MOVE, until);
        for (var half : Schema.HALVES) {
            Transactions.update(connection, "DELETE FROM %s WHERE time < ?".formatted(half), until);
        }
        return moved;
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
