package io.trackplane.ingest.front;

import io.trackplane.delivery.Snapshot;

/** A snapshot with what the front stage compiles from it. */
record Policy(Snapshot snapshot, EventFilters filters) {
    static Policy of(Snapshot snapshot) {
        return new Policy(snapshot, new EventFilters(snapshot.collection()));
    }
}
