package io.trackplane.insight.actions;

import java.time.Instant;

/**
 * One action in one step of a time axis.
 *
 * @param time beginning of the step
 */
public record ActionStep(Instant time, ActionFigures figures) {}
