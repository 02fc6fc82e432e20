package io.trackplane.delivery.console;

import io.trackplane.delivery.Percent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How exact the number of visitors is at a rate. Each of {@code N} visitors is kept independently with probability {@code p} and the count is
 * divided by {@code p}; its standard error is {@code √(N·(1−p)/p)} (Särndal, Swensson, Wretman, Model Assisted Survey Sampling, 1992, section 3.2,
 * Bernoulli sampling), and 95 of 100 such counts lie within 1.96 of them.
 *
 * @param rate in percent
 * @param kept visitors who are kept on average
 * @param error half the width of the 95 % interval as a percentage of {@code N}, two digits; empty when every visitor is kept
 * @param chosen whether it is the rate in force
 */
record Precision(String rate, long kept, String error, boolean chosen) {
    /** Most visitors that are asked about. */
    static final long MOST = 10_000_000_000L;

    private static final double Z_95 = 1.959964;
    private static final List<String> USUAL = List.of("0.1", "0.5", "1", "5", "10", "25", "50", "100");
    /** Below ten kept visitors the normal approximation says nothing. */
    private static final int FEWEST = 10;

    /** The usual rates and the one in force, ascending. */
    static List<Precision> of(long visitors, String rate) {
        return Stream.concat(USUAL.stream(), Stream.of(rate))
                .distinct()
                .filter(percent -> !percent.equals("0"))
                .sorted((one, other) -> Double.compare(Double.parseDouble(one), Double.parseDouble(other)))
                .map(percent -> at(visitors, percent, percent.equals(rate)))
                .toList();
    }

    private static Precision at(long visitors, String percent, boolean chosen) {
        double share = Percent.read(percent).orElseThrow();
        double error = 100 * Z_95 * Math.sqrt((1 - share) / (share * visitors));
        long kept = Math.round(share * visitors);
        return new Precision(percent, kept, kept < FEWEST ? "–" : share == 1 ? "" : "±" + rounded(error) + "%", chosen);
    }

    private static String rounded(double percent) {
        return String.format(
                Locale.ROOT, percent < 10 ? (percent < 0.1 ? "%.3f" : percent < 1 ? "%.2f" : "%.1f") : "%.0f", percent);
    }
}
