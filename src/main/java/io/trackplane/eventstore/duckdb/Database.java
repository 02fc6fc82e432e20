package io.trackplane.eventstore.duckdb;

import io.trackplane.kernel.InvalidSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.duckdb.DuckDBConnection;

/** An open file. Held open by one connection; what works on it duplicates that. */
final class Database implements AutoCloseable {
    /** Beyond this a commit makes a checkpoint itself and others wait for it; {@link Upkeep} does it long before. */
    private static final String WAL = "1GB";

    /**
     * Threads that work on what they ask themselves, besides the engine's own: one that writes, one that asks. The engine's take parts of every statement, of
     * those that write too, and stand back: where there are few processors, whoever sends events would wait for them.
     */
    private static final int CALLERS = 2;

    private final Path file;
    private final DuckDBConnection anchor;

    private Database(Path file, DuckDBConnection anchor) {
        this.file = file;
        this.anchor = anchor;
    }

    /**
     * Opens the file; makes it where there is none.
     *
     * @throws InvalidSetting when there is a file that is none of this server's, or a damaged one
     * @throws SQLException when it cannot be read or written now
     */
    static Database open(Path file, Resources resources) throws SQLException {
        var connection = connect(file, resources);
        try {
            FileLength.check(connection, file);
            Schema.prepare(connection, file);
            connection.setAutoCommit(true);
            return new Database(file, connection);
        } catch (SQLException | RuntimeException e) {
            Quiet.close(connection);
            throw e;
        }
    }

    private static DuckDBConnection connect(Path file, Resources resources) throws SQLException {
        var connection = begin(file, settings(file, resources));
        try (var statement = connection.createStatement()) {
            statement.execute("SET GLOBAL TimeZone = 'UTC'");
            return connection;
        }
    }

    /** By a thread of its own, as those of the engine are like the one that begins them. */
    private static DuckDBConnection begin(Path file, Properties settings) throws SQLException {
        var begun = new CompletableFuture<DuckDBConnection>();
        Thread.ofPlatform().daemon().name("events-engine").start(Niceness.courteous(() -> {
            try {
                begun.complete((DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, settings));
            } catch (Throwable e) {
                begun.completeExceptionally(e);
            }
        }));
        try {
            return begun.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static Properties settings(Path file, Resources resources) {
        var settings = new Properties();
        settings.setProperty("memory_limit", resources.megabytes() + "MB");
        settings.setProperty("threads", Integer.toString(resources.threads()));
        settings.setProperty("external_threads", Integer.toString(Math.min(resources.threads(), CALLERS)));
        settings.setProperty("wal_autocheckpoint", WAL);
        settings.setProperty("temp_directory", file.resolveSibling("temporary").toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("allow_community_extensions", "false");
        // Groups come and go in any order; nobody asks for the order of rows without saying so.
        settings.setProperty("preserve_insertion_order", "false");
        return settings;
    }

    DuckDBConnection connection() throws SQLException {
        return anchor.duplicate();
    }

    /** What waits to be worked into the file, bytes. */
    long waiting() {
        return size(file.resolveSibling(file.getFileName() + ".wal"));
    }

    /** On the disk, bytes. */
    long bytes() {
        return size(file) + waiting();
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Quiet.close(anchor);
    }
}
