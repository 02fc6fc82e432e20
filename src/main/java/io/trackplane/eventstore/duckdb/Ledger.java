package io.trackplane.eventstore.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Each group adds rows to the ledger; of an hour that is over, one per stream is enough. */
final class Ledger {
    private static final String OVER = "hour < ?";

    private final Connections connections;

    Ledger(Connections connections) {
        this.connections = connections;
    }

    /** @return how many rows are gone */
    long compact(Instant before) {
        var time = LocalDateTime.ofInstant(before, ZoneOffset.UTC);
        return Transactions.run(connections, connection -> compact(connection, time));
    }

    /** A group that comes in between adds rows that this transaction does not see and does not remove. */
    private static long compact(Connection connection, LocalDateTime before) throws SQLException {
        if (Transactions.number(
                        connection,
                        "SELECT count(*) - count(DISTINCT (stream, hour)) FROM ledger WHERE " + OVER,
                        before)
                == 0) {
            return 0;
        }
        Transactions.update(connection, """
                CREATE OR REPLACE TEMP TABLE ledger_sums AS
                SELECT stream, hour, sum(stored), sum(duplicate), sum(sampled_out), sum(quarantined), sum(rejected)
                FROM ledger WHERE hour < ? GROUP BY stream, hour""", before);
        long removed = Transactions.update(connection, "DELETE FROM ledger WHERE " + OVER, before);
        return removed - Transactions.update(connection, "INSERT INTO ledger SELECT * FROM ledger_sums");
    }
}
