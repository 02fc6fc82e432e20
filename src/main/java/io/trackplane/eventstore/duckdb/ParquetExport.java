package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.EventExport;
import io.trackplane.eventstore.EventStoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Events as a Parquet file, written by the engine itself. */
record ParquetExport(Connections connections) implements EventExport {
    @Override
    public long export(int stream, Instant from, Instant to, Path file) {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            long events = Transactions.run(
                    connections, connection -> Transactions.update(connection, copy(stream, from, to, unfinished)));
            Files.move(unfinished, file);
            return events;
        } catch (IOException e) {
            throw new EventStoreUnavailable("The exported events cannot be put at %s: %s".formatted(file, e), e);
        }
    }

    /** Takes no parameters; what is put in is numbers, times and a path of this server. */
    private static String copy(int stream, Instant from, Instant to, Path file) {
        return """
                COPY (SELECT * FROM events WHERE stream = %d AND time >= TIMESTAMP '%s' AND time < TIMESTAMP '%s' ORDER BY time, received)
                TO '%s' (FORMAT parquet, COMPRESSION zstd)""".formatted(stream, utc(from), utc(to), file.toString().replace("'", "''"));
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
