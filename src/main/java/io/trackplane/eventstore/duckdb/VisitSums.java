package io.trackplane.eventstore.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Knows of which time the visits of each stream are summed up, and sums up more. Events of that time that come later are added by the writer, in the step that
 * writes them; so a sum is never behind its events.
 */
final class VisitSums {
    /** Summed up in one go. */
    private static final Duration MOST = Duration.ofDays(1);

    private final Connections connections;
    private final Lock writing;
    private @Nullable Map<Integer, Span> spans;
    private @Nullable Begun begun;

    /** @param writing held by who writes events, from before it asks for {@link #written} until they are there */
    VisitSums(Connections connections, Lock writing) {
        this.connections = connections;
        this.writing = writing;
    }

    /** By stream; those of which nothing is summed up are not in it. */
    synchronized Map<Integer, Span> spans() {
        var known = spans;
        if (known == null) {
            known = Map.copyOf(Transactions.run(connections, VisitSums::read));
            spans = known;
        }
        return known;
    }

    /** Whatever was known may be otherwise in the file. */
    synchronized void forget() {
        spans = null;
    }

    private synchronized void known(int stream, Span span) {
        var all = new HashMap<>(spans());
        all.put(stream, span);
        spans = Map.copyOf(all);
    }

    private static Map<Integer, Span> read(Connection connection) throws SQLException {
        var read = new HashMap<Integer, Span>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT stream, first, until FROM summed")) {
            while (rows.next()) {
                read.put(rows.getInt(1), new Span(instant(rows, 2), instant(rows, 3)));
            }
        }
        return read;
    }

    /**
     * Sums up some more of a stream, at most a day of it. One at a time, and nobody takes rows out meanwhile.
     *
     * @param over the first moment that is left out, a whole quarter of an hour: events of the time before are not expected any more, but may come
     * @param many events of an hour that has begun are worth being summed up before it is over; fewer are told from the events soon enough, and the later it is
     *     done, the fewer come too late for it
     * @return whether there may be more to do
     */
    boolean sumUp(int stream, Instant over, long many) {
        var span = spans().get(stream);
        return Transactions.run(
                        connections,
                        connection -> next(connection, stream, span, worthwhile(connection, stream, over, many)))
                .map(next -> sumUp(stream, span, next))
                .orElse(false);
    }

    private static Instant worthwhile(Connection connection, int stream, Instant over, long many) throws SQLException {
        var hour = over.truncatedTo(ChronoUnit.HOURS);
        return over.equals(hour) || count(connection, stream, hour, over) >= many ? over : hour;
    }

    private static long count(Connection connection, int stream, Instant from, Instant to) throws SQLException {
        return Transactions.number(
                connection,
                "SELECT count(*) FROM events WHERE stream = ? AND time >= ? AND time < ?",
                stream,
                utc(from),
                utc(to));
    }

    /** What is being summed up. */
    private record Begun(int stream, Span whole) {}

    /** The same for who writes: events of what is being summed up come too late for that as well, and are to be added. */
    synchronized Map<Integer, Span> written() {
        var now = begun;
        if (now == null) {
            return spans();
        }
        var all = new HashMap<>(spans());
        all.put(now.stream, now.whole);
        return all;
    }

    private synchronized void begun(@Nullable Begun now) {
        begun = now;
    }

    private boolean sumUp(int stream, @Nullable Span span, Span next) {
        var whole = span == null
                ? next
                : new Span(
                        next.first().isBefore(span.first()) ? next.first() : span.first(),
                        next.until().isAfter(span.until()) ? next.until() : span.until());
        try {
            return Transactions.run(connections, connection -> sumUp(connection, stream, next, whole));
        } finally {
            begun(null);
        }
    }

    private boolean sumUp(Connection connection, int stream, Span next, Span whole) throws SQLException {
        begin(connection, new Begun(stream, whole));
        // Added by the writer to an attempt that came to nothing.
        Transactions.update(
                connection,
                "DELETE FROM visits WHERE stream = ? AND time >= ? AND time < ?",
                stream,
                utc(next.first()),
                utc(next.until()));
        insert(connection, stream, next, whole);
        Transactions.update(connection, "DELETE FROM summed WHERE stream = ?", stream);
        Transactions.update(
                connection,
                "INSERT INTO summed VALUES (?, ?, ?, ?)",
                stream,
                utc(whole.first()),
                utc(whole.until()),
                VisitSql.DEFINITION);
        try {
            connection.commit();
            known(stream, whole);
            return true;
        } catch (SQLException e) {
            // It may have been committed all the same.
            forget();
            throw e;
        }
    }

    /** Between two groups: what was written before is seen by this transaction and summed up, what is written after is added by the writer. */
    private void begin(Connection connection, Begun now) throws SQLException {
        writing.lock();
        try {
            Transactions.number(connection, "SELECT count(*) FROM summed");
            begun(now);
        } finally {
            writing.unlock();
        }
    }

    private static void insert(Connection connection, int stream, Span next, Span whole) throws SQLException {
        var which = "stream = ? AND time >= ? AND time < ?";
        var first = utc(next.first());
        var until = utc(next.until());
        if (whole.until().equals(next.until())) {
            Transactions.update(connection, VisitSql.follow(which), stream, first, until, stream, first);
        } else {
            // Visits that follow on these are summed up already, and say nothing of them.
            Transactions.update(connection, VisitSql.into(which), stream, first, until);
        }
    }

    /** What is not summed up: the last of it before the span, else the first of it after. */
    private static Optional<Span> next(Connection connection, int stream, @Nullable Span span, Instant over)
            throws SQLException {
        if (span == null) {
            var first = moment(connection, "SELECT min(time) FROM events WHERE stream = ? AND time < ?", stream, over);
            return Optional.ofNullable(first).map(time -> from(time, over));
        }
        var before =
                moment(connection, "SELECT max(time) FROM events WHERE stream = ? AND time < ?", stream, span.first());
        if (before != null) {
            return Optional.of(new Span(
                    VisitSql.quarter(before)
                            .plusSeconds(VisitSql.QUARTER_SECONDS)
                            .minus(MOST),
                    span.first()));
        }
        var after = moment(
                connection,
                "SELECT min(time) FROM events WHERE stream = ? AND time >= ? AND time < ?",
                stream,
                span.until(),
                over);
        return Optional.ofNullable(after)
                .map(time -> new Span(span.until(), from(time, over).until()));
    }

    private static Span from(Instant first, Instant over) {
        var begin = VisitSql.quarter(first);
        var most = begin.plus(MOST);
        return new Span(begin, most.isBefore(over) ? most : over);
    }

    private static @Nullable Instant moment(Connection connection, String sql, int stream, Instant... moments)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, stream);
            for (int i = 0; i < moments.length; i++) {
                statement.setObject(i + 2, utc(moments[i]));
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1) == null ? null : instant(rows, 1);
            }
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /**
     * Adds up anew what is left of some visits; to be called after rows of events went, in the same step.
     *
     * @param which visits and events, as a condition of both
     */
    static void recount(Connection connection, String which, Object... values) throws SQLException {
        Transactions.update(connection, "DELETE FROM visits WHERE " + which, values);
        Transactions.update(
                connection,
                VisitSql.into(
                        "EXISTS (FROM summed WHERE summed.stream = events.stream AND events.time >= first AND events.time < until) AND "
                                + which),
                values);
    }
}
