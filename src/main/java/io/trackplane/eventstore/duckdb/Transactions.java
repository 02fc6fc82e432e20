package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.EventStoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Changes on a connection of their own, beside the writer: all of one or nothing. */
final class Transactions {
    private static final Executor THREADS =
            task -> Thread.ofPlatform().daemon().name("events-change").start(task);

    private Transactions() {}

    /** Work within a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    static <T> T run(Connections connections, Work<T> work) {
        return Thread.currentThread().isVirtual() ? elsewhere(() -> here(connections, work)) : here(connections, work);
    }

    /** Native code holds the thread that it runs on, and virtual threads have only a few to share. */
    private static <T> T elsewhere(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, THREADS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EventStoreUnavailable cause
                    ? new EventStoreUnavailable(String.valueOf(cause.getMessage()), cause)
                    : e;
        }
    }

    private static <T> T here(Connections connections, Work<T> work) {
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

    /** @return the one number that is asked for */
    static long number(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
