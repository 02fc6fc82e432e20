package io.trackplane.insight.calls;

import java.time.Instant;

/**
 * The calls in one step of a time axis.
 *
 * @param time beginning of the step
 */
public record CallStep(Instant time, CallFigures figures) {}
