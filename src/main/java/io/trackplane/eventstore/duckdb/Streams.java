package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.StreamName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The numbers of streams; all of them in memory once the first was asked for. */
final class Streams {
    private final Connections connections;
    private @Nullable Map<StreamName, Integer> numbers;

    Streams(Connections connections) {
        this.connections = connections;
    }

    synchronized int number(StreamName name) {
        var known = known();
        var number = known.get(stored(name));
        if (number == null) {
            number = insert(stored(name));
            known.put(stored(name), number);
        }
        return number;
    }

    synchronized List<StreamName> of(String tenant) {
        return known().keySet().stream()
                .filter(name -> name.tenant().equals(tenant))
                .toList();
    }

    /** The numbers of all, as they are now: who asks by name makes anew what was deleted meanwhile. */
    synchronized Map<StreamName, Integer> numbers() {
        return Map.copyOf(known());
    }

    synchronized Map<StreamName, Integer> numbers(String tenant) {
        var numbers = new HashMap<>(known());
        numbers.keySet().removeIf(name -> !name.tenant().equals(tenant));
        return numbers;
    }

    /** @return the number that it had */
    synchronized Optional<Integer> remove(StreamName name) {
        var number = known().get(stored(name));
        if (number == null) {
            return Optional.empty();
        }
        Transactions.run(
                connections, connection -> Transactions.update(connection, "DELETE FROM streams WHERE id = ?", number));
        known().remove(stored(name));
        return Optional.of(number);
    }

    private Map<StreamName, Integer> known() {
        var known = numbers;
        if (known == null) {
            known = Transactions.run(connections, Streams::read);
            numbers = known;
        }
        return known;
    }

    private static Map<StreamName, Integer> read(Connection connection) throws SQLException {
        var read = new HashMap<StreamName, Integer>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id, tenant, application, environment, since FROM streams")) {
            while (rows.next()) {
                var since = rows.getObject(5, LocalDateTime.class).toInstant(ZoneOffset.UTC);
                read.put(
                        new StreamName(rows.getString(2), rows.getString(3), rows.getString(4), since), rows.getInt(1));
            }
        }
        return read;
    }

    private int insert(StreamName name) {
        return Transactions.run(connections, connection -> {
            try (var statement = connection.prepareStatement(
                    "INSERT INTO streams VALUES (nextval('stream_numbers'), ?, ?, ?, ?) RETURNING id")) {
                statement.setString(1, name.tenant());
                statement.setString(2, name.application());
                statement.setString(3, name.environment());
                statement.setObject(4, LocalDateTime.ofInstant(name.since(), ZoneOffset.UTC));
                try (var number = statement.executeQuery()) {
                    if (!number.next()) {
                        throw new EventStoreUnavailable("The event store gave no number to a stream.", null);
                    }
                    return number.getInt(1);
                }
            }
        });
    }

    /** Times have milliseconds in the store. */
    private static StreamName stored(StreamName name) {
        return new StreamName(
                name.tenant(),
                name.application(),
                name.environment(),
                name.since().truncatedTo(ChronoUnit.MILLIS));
    }
}
