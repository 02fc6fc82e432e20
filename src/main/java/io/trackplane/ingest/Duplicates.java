package io.trackplane.ingest;

import io.trackplane.eventstore.StreamName;

/** Tells whether an event has come before, without remembering that it was asked. The back stage knows. */
public interface Duplicates {
    /** Whether the event would be a duplicate. */
    boolean knows(StreamName stream, Arrival arrival);
}
