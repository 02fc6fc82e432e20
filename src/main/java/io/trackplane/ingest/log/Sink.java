package io.trackplane.ingest.log;

import io.trackplane.ingest.Batch;
import java.util.List;

/**
 * Where the log's writer puts batches.
 *
 * @param <T> a batch prepared for it
 */
public interface Sink<T> {
    /** Does what needs no order, on the caller's thread, any number at a time. */
    T prepare(Batch batch);

    /**
     * Makes batches durable, all or none. On the writer's thread only.
     *
     * @throws io.trackplane.eventstore.EventStoreUnavailable when nothing can be written now
     */
    void write(List<T> batches);

    /**
     * Remembers what there was before the start; called before the first {@link #write} and again until it went well.
     *
     * @throws io.trackplane.eventstore.EventStoreUnavailable when the store does not answer
     */
    void begin();
}
