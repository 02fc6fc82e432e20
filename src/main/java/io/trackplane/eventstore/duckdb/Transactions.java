package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.EventStoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;

/** Changes on a connection of their own, beside the writer: all of one or nothing. */
final class Transactions {
    private Transactions() {}

    /** Work within a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    static <T> T run(Connections connections, Work<T> work) {
        try (var connection = connections.connection()) {
            connection.setAutoCommit(false);
            var result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new EventStoreUnavailable("The event store cannot do this now: " + Causes.sentence(e), e);
        }
    }

    /** @return how many rows it changed */
    static long update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
