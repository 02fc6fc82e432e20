package io.trackplane.eventstore;

/**
 * How many rows of a person a request removed from a stream.
 *
 * @param visitors first sights
 */
public record Erased(StreamName stream, long events, long quarantined, long visitors) {}
