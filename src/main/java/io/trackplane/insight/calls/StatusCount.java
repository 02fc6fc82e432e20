package io.trackplane.insight.calls;

import org.jspecify.annotations.Nullable;

/**
 * How often a status was answered.
 *
 * @param status HTTP status; 0 or null where there was no answer
 */
public record StatusCount(@Nullable Integer status, double count) {}
