package io.trackplane.insight.metric;

import java.util.List;

/**
 * How a range was.
 *
 * @param series every step of the range in order, those without events too
 */
public record OverviewAnswer(Totals totals, List<Point> series) {}
