package io.trackplane.insight.errors;

import java.time.Instant;

/** How many errors of one group there were in one step of a time axis. */
public record ErrorCount(Instant time, double count) {}
