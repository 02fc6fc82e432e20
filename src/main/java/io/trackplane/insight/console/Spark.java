package io.trackplane.insight.console;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A course of values as a line without axes, in a box of 64 × 20. */
final class Spark {
    private static final double WIDTH = 64;
    private static final double TOP = 2;
    private static final double HEIGHT = 16;

    private Spark() {}

    /** The path of a line; null where there are not two values. */
    static @Nullable String path(double[] values) {
        if (values.length < 2) {
            return null;
        }
        double most = Math.max(Arrays.stream(values).max().orElse(0), 1e-9);
        var path = new StringBuilder("M");
        for (int i = 0; i < values.length; i++) {
            double x = WIDTH * i / (values.length - 1);
            double y = TOP + HEIGHT * (1 - Math.max(0, values[i]) / most);
            path.append(String.format(Locale.ROOT, i == 0 ? "%.1f,%.1f" : " %.1f,%.1f", x, y));
        }
        return path.toString();
    }
}
