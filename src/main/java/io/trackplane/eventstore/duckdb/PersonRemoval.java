package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.Person;
import io.trackplane.eventstore.duckdb.ErasedRows.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes the rows of one person out of some streams, within a transaction: counts them, takes them out, and notes how many went. A transaction sees the rows
 * of one moment, so what is counted is what goes.
 */
final class PersonRemoval {
    private final Connection connection;
    private final Collection<Integer> streams;
    private final Person person;

    PersonRemoval(Connection connection, Collection<Integer> streams, Person person) {
        this.connection = connection;
        this.streams = streams;
        this.person = person;
    }

    /** @return all that went by this request, also when it was asked before */
    ErasedRows run(String request) throws SQLException {
        if (!streams.isEmpty()) {
            var events = List.of(byIds(), byDevices(), byVisitors());
            note(events);
            for (var table : Schema.EVENT_TABLES) {
                remove(request, table, "events", events);
            }
            VisitSums.recount(connection, "(stream, visitor) IN (SELECT stream, visitor FROM removed)");
            remove(request, "quarantine", "quarantined", List.of(byIds(), byDevices()));
            remove(request, "visitors", "visitors", List.of(byVisitors()));
        }
        return noted(request);
    }

    /** A condition and what stands in it. */
    private record Condition(String sql, List<?> values) {}

    private Condition byIds() {
        var marks = marks(person.ids().size());
        var values = new ArrayList<>(person.ids());
        values.addAll(person.ids());
        return new Condition("user_id IN (%s) OR anonymous_id IN (%s)".formatted(marks, marks), values);
    }

    private Condition byDevices() {
        var devices = List.copyOf(person.devices());
        return devices.isEmpty()
                ? new Condition("false", devices)
                : new Condition("user_id IS NULL AND anonymous_id IN (%s)".formatted(marks(devices.size())), devices);
    }

    private Condition byVisitors() {
        return new Condition(
                "visitor IN (%s)".formatted(marks(person.visitors().size())), List.copyOf(person.visitors()));
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** Whose visits will be other than they are summed up. */
    private void note(List<Condition> conditions) throws SQLException {
        update(
                "CREATE OR REPLACE TEMP TABLE removed AS SELECT DISTINCT stream, visitor" + rows("events", conditions),
                values(conditions));
    }

    private String rows(String table, List<Condition> conditions) {
        var in = streams.stream().map(String::valueOf).collect(Collectors.joining(", "));
        var any = conditions.stream().map(Condition::sql).collect(Collectors.joining(" OR "));
        return " FROM %s WHERE stream IN (%s) AND (%s)".formatted(table, in, any);
    }

    private static List<?> values(List<Condition> conditions) {
        return conditions.stream()
                .flatMap(condition -> condition.values().stream())
                .toList();
    }

    private void remove(String request, String table, String kind, List<Condition> conditions) throws SQLException {
        var rows = rows(table, conditions);
        var values = values(conditions);
        update(
                "INSERT INTO erasures (request, stream, %s) SELECT ?, stream, count(*)".formatted(kind) + rows
                        + " GROUP BY stream",
                and(request, values));
        update("DELETE" + rows, values);
    }

    private static List<Object> and(String first, List<?> others) {
        var all = new ArrayList<Object>(List.of(first));
        all.addAll(others);
        return all;
    }

    private void update(String sql, List<?> values) throws SQLException {
        Transactions.update(connection, sql, values.toArray());
    }

    private ErasedRows noted(String request) throws SQLException {
        var noted = new HashMap<Integer, Rows>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT stream, sum(events)::BIGINT, sum(quarantined)::BIGINT, sum(visitors)::BIGINT
                FROM erasures WHERE request = ? GROUP BY stream""")) {
            statement.setString(1, request);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    noted.put(rows.getInt(1), new Rows(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
                }
            }
        }
        return new ErasedRows(noted);
    }
}
