package io.trackplane.eventstore.duckdb;

import io.trackplane.kernel.InvalidSetting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables. Their columns stand in the order in which {@link GroupWriter} fills them. */
final class Schema {
    /** The format this server writes. Raised when older servers can no longer read the file. */
    static final int FORMAT = 6;

    /** Files of this one and later ones can be read. Sums of visits of older ones are made anew, from the events. */
    private static final int OLDEST = 1;

    private static final String EVENTS = """
            CREATE TABLE %s (
                stream INTEGER NOT NULL, time TIMESTAMP NOT NULL, received TIMESTAMP NOT NULL, id UUID NOT NULL,
                type UTINYINT NOT NULL, name VARCHAR NOT NULL,
                visitor BIGINT NOT NULL, user_id VARCHAR, anonymous_id VARCHAR, session BIGINT NOT NULL, session_id VARCHAR,
                platform VARCHAR, page VARCHAR, release VARCHAR, referrer VARCHAR,
                device VARCHAR, browser VARCHAR, system VARCHAR, network VARCHAR,
                rate DOUBLE NOT NULL, marks INTEGER NOT NULL, duration DOUBLE,
                lcp DOUBLE, inp DOUBLE, cls DOUBLE, fcp DOUBLE, ttfb DOUBLE, fid DOUBLE,
                status INTEGER, method VARCHAR, route VARCHAR, delivery VARCHAR, action VARCHAR,
                fingerprint VARCHAR, message VARCHAR, properties VARCHAR NOT NULL)""";

    private static final String VIEW =
            "CREATE OR REPLACE VIEW events AS FROM events_0 UNION ALL FROM events_1 UNION ALL FROM events_settled";

    private static final List<String> STATEMENTS = List.of(
            "CREATE TABLE format (version INTEGER NOT NULL)",
            "INSERT INTO format VALUES (%d)".formatted(FORMAT),
            // Numbers of deleted streams are not given again: a sequence does not go back.
            "CREATE SEQUENCE stream_numbers",
            """
            CREATE TABLE streams (
                id INTEGER NOT NULL, tenant VARCHAR NOT NULL, application VARCHAR NOT NULL, environment VARCHAR NOT NULL,
                since TIMESTAMP NOT NULL)""",
            // Two halves: while a checkpoint works on one, the writer goes on with the other.
            EVENTS.formatted("events_0"),
            EVENTS.formatted("events_1"),
            // Events of the past, see Settling.
            EVENTS.formatted("events_settled"),
            VIEW,
            """
            CREATE TABLE quarantine (
                stream INTEGER NOT NULL, time TIMESTAMP NOT NULL, received TIMESTAMP NOT NULL, id UUID NOT NULL,
                name VARCHAR NOT NULL, user_id VARCHAR, anonymous_id VARCHAR, platform VARCHAR, release VARCHAR,
                reasons VARCHAR NOT NULL, event VARCHAR NOT NULL)""",
            """
            CREATE TABLE ledger (
                stream INTEGER NOT NULL, hour TIMESTAMP NOT NULL,
                stored BIGINT NOT NULL, duplicate BIGINT NOT NULL, sampled_out BIGINT NOT NULL,
                quarantined BIGINT NOT NULL, rejected BIGINT NOT NULL)""",
            "CREATE TABLE visitors (stream INTEGER NOT NULL, visitor BIGINT NOT NULL, first_seen TIMESTAMP NOT NULL)",
            EventNames.TABLE);

    /** What files of older formats are without, or have otherwise. */
    private static final List<String> OLDER = List.of(
            EVENTS.formatted("IF NOT EXISTS events_settled"),
            VIEW,
            EventNames.TABLE,
            EventNames.FILL,
            "DROP TABLE IF EXISTS visits",
            "DROP TABLE IF EXISTS summed");

    /** What was added since; changes nothing where it is there. */
    private static final List<String> ADDED = List.of(
            // How many rows went by which request to erase a person; of the person nothing.
            """
            CREATE TABLE IF NOT EXISTS erasures (
                request VARCHAR NOT NULL, stream INTEGER NOT NULL, events BIGINT NOT NULL DEFAULT 0,
                quarantined BIGINT NOT NULL DEFAULT 0, visitors BIGINT NOT NULL DEFAULT 0)""",
            VisitSql.TABLE,
            // Whoever writes events of the time from first until before until adds to visits as well.
            """
            CREATE TABLE IF NOT EXISTS summed (
                stream INTEGER NOT NULL, first TIMESTAMP NOT NULL, until TIMESTAMP NOT NULL, definition INTEGER NOT NULL)""",
            "DELETE FROM visits WHERE EXISTS (FROM summed WHERE definition <> %d)".formatted(VisitSql.DEFINITION),
            "DELETE FROM summed WHERE EXISTS (FROM summed WHERE definition <> %d)".formatted(VisitSql.DEFINITION),
            "UPDATE format SET version = %d WHERE version < %1$d".formatted(FORMAT));

    /** What is written of {@code events}. */
    static final List<String> HALVES = List.of("events_0", "events_1");

    /** What was written some time ago, in another order. */
    static final String SETTLED = "events_settled";

    /** What {@code events} consists of. */
    static final List<String> EVENT_TABLES = List.of("events_0", "events_1", SETTLED);

    private Schema() {}

    /** Makes the tables in one go, where there are none; looks whether this server knows them, where there are some. */
    static void prepare(Connection connection, Path file) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            if (!isThere(connection)) {
                for (var each : STATEMENTS) {
                    statement.execute(each);
                }
            }
            if (format(connection, file) < FORMAT) {
                for (var each : OLDER) {
                    statement.execute(each);
                }
            }
            for (var each : ADDED) {
                statement.execute(each);
            }
        }
        connection.commit();
    }

    private static boolean isThere(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var tables =
                        statement.executeQuery("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'format'")) {
            tables.next();
            return tables.getInt(1) > 0;
        }
    }

    private static int format(Connection connection, Path file) throws SQLException {
        try (var statement = connection.createStatement();
                var format = statement.executeQuery("SELECT max(version) FROM format")) {
            format.next();
            if (format.getInt(1) < OLDEST || format.getInt(1) > FORMAT) {
                throw new InvalidSetting(
                        "The event store %s has format %d and this server knows formats up to %d only: start the newer server that wrote it, or set trackplane.data-dir to another directory."
                                .formatted(file, format.getInt(1), FORMAT));
            }
            return format.getInt(1);
        }
    }
}
