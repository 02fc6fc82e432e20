package io.trackplane.insight.metric;

import java.time.Instant;

/**
 * One step of a series.
 *
 * @param time its beginning
 * @param pageViews page views in it
 * @param visitors distinct visitors with an event in it; one who comes in several steps counts in each
 * @param sessions distinct sessions with an event in it
 */
public record Point(Instant time, long pageViews, long visitors, long sessions) {}
