package io.trackplane.insight.errors;

import java.util.List;

/**
 * How many errors there were in a range.
 *
 * @param series every step of the range in order, those without events too
 */
public record ErrorsAnswer(ErrorTotals totals, List<ErrorStep> series) {}
