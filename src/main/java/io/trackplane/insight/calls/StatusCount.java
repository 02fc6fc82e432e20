package io.trackplane.insight.calls;

import org.jspecify.annotations.Nullable;

/**
 * How often a status was answered.
 *
 * @param status of HTTP; null where there was no answer
 * @param share of all calls, 0 to 1
 */
public record StatusCount(@Nullable Integer status, double count, double share) {}
