package io.trackplane.eventstore.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ways to let go of what is of no more use: what goes wrong then changes nothing any more, and is told for those who look for causes. */
final class Quiet {
    private static final Logger LOG = LoggerFactory.getLogger(Quiet.class);

    /** Of who closes the store. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Quiet() {}

    static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.debug("Could not be closed", e);
        }
    }

    /**
     * Waits for the last of what a thread is at: the engine lets the file go when nobody is at work in it. Not longer than {@link #PATIENCE}; whatever goes on
     * after that holds the file until it is over.
     *
     * @param threads that take nothing new
     */
    static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("The event store is closed while work in it goes on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void rollback(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            LOG.debug("Could not be rolled back", e);
        }
    }
}
