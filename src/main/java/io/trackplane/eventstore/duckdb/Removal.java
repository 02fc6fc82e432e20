package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.Person;
import io.trackplane.eventstore.Visits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Takes rows out: of persons, of streams, of the past. One at a time: two that take out the same row get in each other's way. */
final class Removal {
    private static final List<String> TABLES = Stream.concat(
                    Schema.EVENT_TABLES.stream(),
                    Stream.of("quarantine", "ledger", "visitors", "erasures", "visits", "summed", "event_names"))
            .toList();

    /** Visitors of whom no event will be left. Only of those who have one that goes all events are looked at; where nothing goes, nothing is. */
    private static final String LAST_SEEN = """
            DELETE FROM visitors WHERE stream = ? AND first_seen < ? AND visitor IN (
                SELECT visitor FROM events
                WHERE stream = ? AND visitor IN (SELECT visitor FROM events WHERE stream = ? AND time < ?)
                GROUP BY visitor HAVING max(time) < ?)""";

    private final Connections connections;

    Removal(Connections connections) {
        this.connections = connections;
    }

    synchronized ErasedRows erase(String request, Collection<Integer> streams, Person person) {
        return Transactions.run(connections, connection -> new PersonRemoval(connection, streams, person).run(request));
    }

    /** Does something else of which no row may be taken out meanwhile. */
    synchronized <T> T beside(Supplier<T> work) {
        return work.get();
    }

    private static long events(Connection connection, String condition, Object... values) throws SQLException {
        long rows = 0;
        for (var table : Schema.EVENT_TABLES) {
            rows += Transactions.update(connection, "DELETE FROM %s WHERE %s".formatted(table, condition), values);
        }
        return rows;
    }

    synchronized void delete(int stream) {
        Transactions.run(connections, connection -> {
            long rows = 0;
            for (var table : TABLES) {
                rows += Transactions.update(connection, "DELETE FROM " + table + " WHERE stream = ?", stream);
            }
            return rows;
        });
    }

    /** Rows of streams that are deleted: what was under way when they were. */
    synchronized long deleteStrays() {
        return Transactions.run(connections, connection -> {
            long rows = 0;
            for (var table : TABLES) {
                rows += Transactions.update(
                        connection, "DELETE FROM " + table + " WHERE stream NOT IN (SELECT id FROM streams)");
            }
            return rows;
        });
    }

    /** Whether there are events of a stream from before. */
    boolean isAnyBefore(int stream, Instant time) {
        return Transactions.run(
                        connections,
                        connection -> Transactions.number(
                                connection,
                                "SELECT count(*) FROM (FROM events WHERE stream = ? AND time < ? LIMIT 1)",
                                stream,
                                LocalDateTime.ofInstant(time, ZoneOffset.UTC)))
                > 0;
    }

    synchronized long expire(int stream, Instant before) {
        var time = LocalDateTime.ofInstant(before, ZoneOffset.UTC);
        return Transactions.run(connections, connection -> expire(connection, stream, time));
    }

    private static long expire(Connection connection, int stream, LocalDateTime before) throws SQLException {
        Transactions.update(connection, LAST_SEEN, stream, before, stream, stream, before, before);
        long events = events(connection, "stream = ? AND time < ?", stream, before);
        Transactions.update(connection, "DELETE FROM quarantine WHERE stream = ? AND time < ?", stream, before);
        expireVisits(connection, stream, VisitSql.quarter(before));
        return events;
    }

    /** @param cut the quarter of an hour of which some events are left */
    private static void expireVisits(Connection connection, int stream, LocalDateTime cut) throws SQLException {
        Transactions.update(connection, "DELETE FROM visits WHERE stream = ? AND time < ?", stream, cut);
        VisitSums.recount(
                connection,
                "stream = ? AND time >= ? AND time < ?",
                stream,
                cut,
                cut.plusSeconds(VisitSql.QUARTER_SECONDS));
        Transactions.update(
                connection,
                "UPDATE visits SET visitor_before = %1$s WHERE stream = ? AND visitor_before < ? AND visitor_before > %1$s"
                        .formatted(Visits.LONG_AGO),
                stream,
                cut);
        // A session may have lost its beginning; whoever was seen in the quarter may not be in it any more.
        Transactions.update(
                connection,
                "UPDATE visits SET visitor_before = NULL WHERE stream = ? AND visitor_before IS NOT NULL AND (visitor_before = ? OR (session_before <= ? AND session_before > %s))"
                        .formatted(Visits.LONG_AGO),
                stream,
                cut,
                cut);
    }
}
