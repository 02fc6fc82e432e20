package io.trackplane.insight.vitals;

import java.util.List;

/**
 * How often a vital had which values.
 *
 * @param counts samples by bar: bar {@code i} holds values above {@code i × width} up to {@code (i + 1) × width}, the first one 0 too, the last one
 *     everything above
 */
public record Distribution(Vital vital, List<Long> counts) {
    /** The value at which a bar ends, and the next begins. The last one has no end; this is where it would be. */
    public double end(int bar) {
        return (bar + 1) * vital.width();
    }

    /** The rating of all values in a bar. */
    public Rating rating(int bar) {
        return vital.rating((bar + 0.5) * vital.width());
    }
}
