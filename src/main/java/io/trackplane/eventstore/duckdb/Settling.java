package io.trackplane.eventstore.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves events of the past from where they were written, those of all streams in the order in which they came, to where those of a stream and a type lie side
 * by side: the engine passes over groups of rows in which nothing can be meant, so a question reads its own and not everybody's. Among these those of a page lie side
 * by side: of rows that stand together the engine unpacks a column once, of rows here and there all of it.
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

    /** Of an event beside its properties while it is put in order, bytes; about. */
    private static final int REST = 700;

    /** Where parts of about so many bytes begin, in the order of stream, type and time. */
    private static final String PARTS = """
            SELECT first.stream, first.type, first.time FROM (
                SELECT min({'stream': stream, 'type': type, 'time': time}) AS first FROM (
                    SELECT stream, type, time, CAST(sum(bytes) OVER (ORDER BY stream, type, time) AS BIGINT) // ? AS part
                    FROM (SELECT stream, type, time, %d + strlen(properties) AS bytes FROM %s WHERE time < ?))
                GROUP BY part)
            ORDER BY ALL""".formatted(REST, WRITTEN);

    /** Filled in: which part. Only within a part are events of a page side by side. */
    private static final String MOVE = "INSERT INTO %s FROM %s WHERE time < ? AND %%s ORDER BY stream, type, page, time"
            .formatted(Schema.SETTLED, WRITTEN);

    private final Connections connections;
    private final long most;

    /** @param most memory that may be taken to put events in order, bytes; about */
    Settling(Connections connections, long most) {
        this.connections = connections;
        this.most = most;
    }

    /** Where a part begins. */
    private record Key(int stream, int type, Instant time) {
        /** A condition: this one and what follows. The engine does not compare rows of three values everywhere. */
        private String on() {
            return "(stream > %1$d OR (stream = %1$d AND (type > %2$d OR (type = %2$d AND time >= %3$s))))"
                    .formatted(stream, type, Buckets.literal(time));
        }
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

    private long move(Connection connection, LocalDateTime until) throws SQLException {
        var parts = parts(connection, until);
        long moved = 0;
        for (int i = 0; i < parts.size(); i++) {
            moved += move(connection, until, parts.get(i), i + 1 < parts.size() ? parts.get(i + 1) : null);
        }
        for (var half : Schema.HALVES) {
            Transactions.update(connection, "DELETE FROM %s WHERE time < ?".formatted(half), until);
        }
        return moved;
    }

    private List<Key> parts(Connection connection, LocalDateTime until) throws SQLException {
        try (var statement = connection.prepareStatement(PARTS)) {
            statement.setLong(1, most);
            statement.setObject(2, until);
            try (var rows = statement.executeQuery()) {
                var parts = new ArrayList<Key>();
                while (rows.next()) {
                    parts.add(new Key(
                            rows.getInt(1),
                            rows.getInt(2),
                            rows.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)));
                }
                return parts;
            }
        }
    }

    /** @param next where the part ends; null when all that follows is of it */
    private static long move(Connection connection, LocalDateTime until, Key part, @Nullable Key next)
            throws SQLException {
        var which = next == null ? part.on() : part.on() + " AND NOT " + next.on();
        return Transactions.update(connection, MOVE.formatted(which), until);
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
