package io.trackplane.insight.errors;

import org.jspecify.annotations.Nullable;

/**
 * Which groups are wanted.
 *
 * @param newSince a release: only groups that it has, and that nobody had seen before its first event; null for all
 * @param most how many at most
 * @param after how many to pass over
 */
public record ErrorSelection(ErrorOrder order, @Nullable String newSince, int most, int after) {
    /** The groups with the most errors. */
    public static ErrorSelection top(int most) {
        return new ErrorSelection(ErrorOrder.COUNT, null, most, 0);
    }
}
