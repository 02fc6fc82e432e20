package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.Erased;
import io.trackplane.eventstore.StreamName;
import java.util.Map;

/** How many rows of a person went, by the number of their stream. */
record ErasedRows(Map<Integer, Rows> streams) {
    private static final Rows NONE = new Rows(0, 0, 0);

    /** Rows of one stream. */
    record Rows(long events, long quarantined, long visitors) {
        Erased erased(StreamName stream) {
            return new Erased(stream, events, quarantined, visitors);
        }
    }

    Rows of(int stream) {
        return streams.getOrDefault(stream, NONE);
    }
}
