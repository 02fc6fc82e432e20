package io.trackplane.ingest.log;

import io.trackplane.ingest.Batch;
import java.util.List;

/** What stands behind the log: makes batches durable, all together or none. Called by one thread at a time. */
@FunctionalInterface
public interface BatchWriter {
    /**
     * Writes batches in this order. They are on the disk when this returns.
     *
     * @throws io.trackplane.eventstore.EventStoreUnavailable when nothing can be written now
     */
    void write(List<Batch> batches);
}
