package io.trackplane.eventstore.duckdb;

import io.trackplane.kernel.InvalidSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.LongSupplier;
import org.duckdb.DuckDBConnection;

/** An open file. Held open by one connection; what works on it duplicates that. */
final class Database implements AutoCloseable {
    /** Beyond this a commit makes a checkpoint itself and others wait for it; {@link Upkeep} does it long before. */
    private static final String WAL = "1GB";

    private final Path file;
    private final DuckDBConnection anchor;
    private final EngineThreads threads;

    private Database(Path file, DuckDBConnection anchor, EngineThreads threads) {
        this.file = file;
        this.anchor = anchor;
        this.threads = threads;
    }

    /**
     * Opens the file; makes it where there is none.
     *
     * @param groups how many were written up to now, see {@link EngineThreads}
     * @throws InvalidSetting when there is a file that is none of this server's, or a damaged one
     * @throws SQLException when it cannot be read or written now
     */
    static Database open(Path file, Resources resources, LongSupplier groups) throws SQLException {
        var threads = new EngineThreads(resources, groups);
        try {
            var database = new Database(file, connect(file, resources, threads), threads);
            threads.watch(database::connection);
            return database;
        } catch (SQLException | RuntimeException e) {
            threads.close();
            throw e;
        }
    }

    private static DuckDBConnection connect(Path file, Resources resources, EngineThreads threads) throws SQLException {
        var settings = settings(file, resources);
        threads.settings(settings, resources);
        var connection = threads.open(() -> DriverManager.getConnection("jdbc:duckdb:" + file, settings));
        try {
            prepare(connection, file);
            return (DuckDBConnection) connection;
        } catch (SQLException | RuntimeException e) {
            Quiet.close(connection);
            throw e;
        }
    }

    private static void prepare(Connection connection, Path file) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET GLOBAL TimeZone = 'UTC'");
        }
        FileLength.check(connection, file);
        Schema.prepare(connection, file);
        connection.setAutoCommit(true);
    }

    private static Properties settings(Path file, Resources resources) {
        var settings = new Properties();
        settings.setProperty("memory_limit", resources.megabytes() + "MB");
        settings.setProperty("wal_autocheckpoint", WAL);
        // Groups of rows that are small are left so: the checkpoints that put them together have everybody wait.
        settings.setProperty("max_vacuum_tasks", "0");
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
        threads.close();
        Quiet.close(anchor);
    }
}
