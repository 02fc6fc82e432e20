package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.kernel.InvalidSetting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database as long as it works. After a failure the engine may refuse everything until it is opened anew, so that is what is done: by the next that
 * wants a connection.
 */
final class OpenDatabase implements Connections, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);

    /** As much work for the writer as a small group more, events; about. */
    private static final int LIKE_A_GROUP = 1000;

    private final Path file;
    private final Resources resources;
    private @Nullable Database database;
    private boolean isClosed;
    private final AtomicLong groups = new AtomicLong();
    private volatile String problem = "";

    OpenDatabase(Path file, Resources resources) {
        this.file = file;
        this.resources = resources;
    }

    /**
     * Opens it, where it is not open yet.
     *
     * @throws InvalidSetting with a sentence that says what to do, when it cannot be opened
     */
    synchronized void open() {
        try {
            opened();
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    @Override
    public synchronized DuckDBConnection connection() throws SQLException {
        try {
            return opened().connection();
        } catch (SQLException | InvalidSetting e) {
            throw unavailable(e);
        }
    }

    private Database opened() throws SQLException {
        if (isClosed) {
            throw new EventStoreUnavailable("The event store is closed.", null);
        }
        var open = database;
        if (open == null) {
            open = Database.open(file, resources, groups::get);
            database = open;
        }
        return open;
    }

    private InvalidSetting unusable(SQLException e) {
        return new InvalidSetting(
                (Causes.isDamage(e)
                                ? "The event store %s is damaged (%s): put a backup of the file in its place, or move it away to begin without the events it holds."
                                : "The event store %s cannot be opened (%s): let the user %s read and write it and its directory, or set trackplane.data-dir to another directory.")
                        .formatted(file, Causes.sentence(e), System.getProperty("user.name")),
                e);
    }

    /**
     * A group was written.
     *
     * @param events how many; a large group counts as several
     */
    void written(int events) {
        groups.addAndGet(1 + events / LIKE_A_GROUP);
        if (!problem.isEmpty()) {
            LOG.info("The event store takes events again");
            problem = "";
        }
    }

    /** Lets go of the file. Whatever was not committed is gone. */
    synchronized EventStoreUnavailable failed(Exception e) {
        var open = database;
        if (open != null) {
            open.close();
            database = null;
        }
        return unavailable(e);
    }

    private EventStoreUnavailable unavailable(Exception e) {
        var sentence = e instanceof SQLException failure ? Causes.sentence(failure) : String.valueOf(e.getMessage());
        if (problem.isEmpty()) {
            LOG.warn("The event store {} takes nothing now: {}", file, sentence);
        }
        problem = sentence;
        return new EventStoreUnavailable("The event store cannot be written now: " + sentence, e);
    }

    /** Skipped where the engine says that it cannot be now: there is another moment. False when it was. */
    boolean checkpoint() {
        try (var connection = connection()) {
            checkpoint(connection);
            return true;
        } catch (SQLException e) {
            LOG.debug("No checkpoint now", e);
            return false;
        }
    }

    /**
     * The same, with nobody kept waiting: the engine locks everybody out for as long as a checkpoint takes, unless somebody writes when it begins. So
     * somebody does. It does not tidy up after deleted rows then.
     */
    boolean checkpointBesideWrites() {
        try (var connection = connection();
                var writing = connection()) {
            writing.setAutoCommit(false);
            Transactions.update(writing, "DELETE FROM format WHERE false");
            checkpoint(connection);
            writing.rollback();
            return true;
        } catch (SQLException e) {
            LOG.debug("No checkpoint now", e);
            return false;
        }
    }

    private static void checkpoint(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    /** What waits to be worked into the file, bytes. */
    synchronized long waiting() {
        return database == null ? 0 : database.waiting();
    }

    EventStore.State state() {
        return new EventStore.State(problem.isEmpty(), problem, events(), bytes());
    }

    private synchronized long bytes() {
        return database == null ? 0 : database.bytes();
    }

    private long events() {
        try (var connection = connection();
                var statement = connection.createStatement();
                var size = statement.executeQuery(
                        "SELECT sum(estimated_size) FROM duckdb_tables() WHERE table_name LIKE 'events%'")) {
            return size.next() ? size.getLong(1) : 0;
        } catch (SQLException | EventStoreUnavailable e) {
            LOG.debug("The number of events is not known", e);
            return 0;
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
