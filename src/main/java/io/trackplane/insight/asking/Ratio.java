package io.trackplane.insight.asking;

import org.jspecify.annotations.Nullable;

/** Shares of something. */
public final class Ratio {
    private Ratio() {}

    /** A part of a whole as a fraction; null where there is no whole, or nothing in it. */
    public static @Nullable Double of(double part, @Nullable Double whole) {
        return whole == null || whole <= 0 ? null : part / whole;
    }

    /** The same of estimates: where a part is sampled otherwise than the rest, its estimate can exceed that of the whole. */
    public static @Nullable Double ofEstimates(double part, double whole) {
        return of(Math.min(part, whole), whole);
    }
}
