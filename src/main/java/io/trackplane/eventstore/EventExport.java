package io.trackplane.eventstore;

import java.nio.file.Path;
import java.time.Instant;

/** Hands out events as they are stored. */
public interface EventExport {
    /**
     * Writes the events of a stream that happened in a range to a Parquet file, the oldest first, with the columns of {@link StoredEvent}.
     *
     * @param from the first moment
     * @param to the first moment that is not in it any more
     * @param file must not be there yet; it appears when it is complete
     * @return how many events
     * @throws EventStoreUnavailable when they cannot be read or the file cannot be written
     */
    long export(int stream, Instant from, Instant to, Path file);
}
