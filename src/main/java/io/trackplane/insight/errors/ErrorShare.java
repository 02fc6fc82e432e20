package io.trackplane.insight.errors;

import org.jspecify.annotations.Nullable;

/**
 * How much of a group falls to one release, page, device or browser.
 *
 * @param value which; null where the events do not say
 * @param share of all errors of the group in the range, 0 to 1
 */
public record ErrorShare(@Nullable String value, double count, double share) {}
