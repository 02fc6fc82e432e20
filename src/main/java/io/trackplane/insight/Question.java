package io.trackplane.insight;

/**
 * What is asked about an environment's events.
 *
 * @param stream number of the environment in the event store
 */
public record Question(int stream, Range range, Interval interval, Filters filters) {}
