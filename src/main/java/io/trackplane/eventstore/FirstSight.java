package io.trackplane.eventstore;

import java.time.Instant;

/**
 * That a visitor was seen in an environment at a time; of several the earliest counts.
 *
 * @param visitor as {@link StoredEvent#visitor()}
 */
public record FirstSight(int stream, long visitor, Instant time) {}
