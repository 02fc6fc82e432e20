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

    /** Of an event beside its properties while it is put in order, bytes; about. */
    private static final int REST = 700;

    /** Rows that the engine keeps together. */
    private static final long TOGETHER = 122_880;

    /** A part has so many fewer: rows of one moment are not torn apart, and one too many would be a group of its own. */
    private static final long SPARE = 2_880;

    private static final String SIZE =
            "SELECT count(*), sum(%d + strlen(properties)) FROM %s WHERE time < ?".formatted(REST, WRITTEN);

    /** Filled in: of which rows, and what is counted. Where parts of so much begin, in the order that is wanted, and how many bytes they have. */
    private static final String PARTS = """
            SELECT first.stream, first.type, first.time, bytes FROM (
                SELECT min({'stream': stream, 'type': type, 'time': time}) AS first, CAST(sum(bytes) AS BIGINT) AS bytes FROM (
                    SELECT stream, type, time, bytes, CAST(sum(%%2$s) OVER (ORDER BY stream, type, time) AS BIGINT) // ? AS part
                    FROM (SELECT stream, type, time, %d + strlen(properties) AS bytes FROM %s WHERE time < ? AND %%1$s))
                GROUP BY part)
            ORDER BY ALL""".formatted(REST, WRITTEN);

    /** Filled in: which part. */
    private static final String MOVE = "INSERT INTO %s FROM %s WHERE time < ? AND %%s ORDER BY stream, type, time"
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

        /** @param next where the part ends; null when all that follows is of it */
        private String until(@Nullable Key next) {
            return next == null ? on() : on() + " AND NOT " + next.on();
        }
    }

    private record Part(Key key, long bytes) {}

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

    /**
     * Parts of as many rows as the engine keeps together, or several times that: rests of parts would be put together by the next checkpoint while everybody waits.
     * What of that is more than there is memory for is divided by its bytes.
     */
    private List<Key> parts(Connection connection, LocalDateTime until) throws SQLException {
        long rows = fitting(connection, until) / TOGETHER * TOGETHER - SPARE;
        if (rows < 0) {
            return parts(connection, "true", "bytes", most, until).stream()
                    .map(Part::key)
                    .toList();
        }
        var parts = parts(connection, "true", "1", rows, until);
        var keys = new ArrayList<Key>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (part.bytes > most + most / 4) {
                var next = i + 1 < parts.size() ? parts.get(i + 1).key : null;
                parts(connection, part.key.until(next), "bytes", most, until).forEach(piece -> keys.add(piece.key));
            } else {
                keys.add(part.key);
            }
        }
        return keys;
    }

    /** How many rows can be put in order in the memory there is, about. */
    private long fitting(Connection connection, LocalDateTime until) throws SQLException {
        try (var statement = connection.prepareStatement(SIZE)) {
            statement.setObject(1, until);
            try (var size = statement.executeQuery()) {
                size.next();
                return most * size.getLong(1) / Math.max(1, size.getLong(2));
            }
        }
    }

    private static List<Part> parts(Connection connection, String which, String what, long much, LocalDateTime until)
            throws SQLException {
        try (var statement = connection.prepareStatement(PARTS.formatted(which, what))) {
            statement.setLong(1, much);
            statement.setObject(2, until);
            try (var rows = statement.executeQuery()) {
                var parts = new ArrayList<Part>();
                while (rows.next()) {
                    var key = new Key(
                            rows.getInt(1),
                            rows.getInt(2),
                            rows.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC));
                    parts.add(new Part(key, rows.getLong(4)));
                }
                return parts;
            }
        }
    }

    private static long move(Connection connection, LocalDateTime until, Key part, @Nullable Key next)
            throws SQLException {
        return Transactions.update(connection, MOVE.formatted(part.until(next)), until);
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
