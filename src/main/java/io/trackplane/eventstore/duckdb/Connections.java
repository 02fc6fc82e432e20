package io.trackplane.eventstore.duckdb;

import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** Gives connections to the database, new ones each time. */
@FunctionalInterface
interface Connections {
    /** @throws io.trackplane.eventstore.EventStoreUnavailable when the database is not open and cannot be opened now */
    DuckDBConnection connection() throws SQLException;
}
