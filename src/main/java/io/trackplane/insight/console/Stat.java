package io.trackplane.insight.console;

import org.jspecify.annotations.Nullable;

/**
 * One figure of the strip above a page.
 *
 * @param href where it leads; null for nowhere
 * @param current whether the chart below shows it
 * @param spark path of its course in a box of 64 × 20; null without one
 */
public record Stat(
        String label,
        String value,
        @Nullable Delta delta,
        @Nullable String href,
        boolean current,
        @Nullable String spark) {
    static Stat of(String label, String value, @Nullable Delta delta) {
        return new Stat(label, value, delta, null, false, null);
    }

    Stat to(String address, boolean isCurrent) {
        return new Stat(label, value, delta, address, isCurrent, spark);
    }

    Stat along(double[] values) {
        return new Stat(label, value, delta, href, current, Spark.path(values));
    }
}
