package io.trackplane.eventstore.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether a file was cut short. The engine opens such a one, and fails when it comes to what is missing: as late as that, or never where that goes first. */
final class FileLength {
    /** Before the first block, bytes. */
    private static final long HEADERS = 3 * 4096;

    /** Of a table, where its rows are. Filled in: which. */
    private static final String LAST =
            "SELECT coalesce(max(greatest(block_id, list_max(additional_block_ids))), -1) FROM pragma_storage_info('%s')";

    private FileLength() {}

    /** @throws SQLException when something is missing at the end that a table needs; blocks that were only begun in a crash may be missing */
    static void check(Connection connection, Path file) throws SQLException {
        long size = size(file);
        long block = Transactions.number(connection, "SELECT block_size FROM pragma_database_size()");
        long blocks = Transactions.number(connection, "SELECT total_blocks FROM pragma_database_size()");
        if (size >= HEADERS + blocks * block) {
            return;
        }
        long there = (size - HEADERS) / block;
        for (var table : tables(connection)) {
            long last = Transactions.number(connection, LAST.formatted(table));
            if (last >= there) {
                throw new SQLException("corrupt file: it is cut short, %d bytes are left".formatted(size));
            }
        }
    }

    private static long size(Path file) throws SQLException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT table_name FROM duckdb_tables() WHERE NOT internal")) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }
}
