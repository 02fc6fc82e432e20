package io.trackplane.insight.console;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a table is drawn.
 *
 * @param kind {@code line} or {@code bar}
 * @param series indices of columns, each a line
 * @param previous index of the column with the time before; null without one
 * @param unit {@code ms}, {@code percent}, or empty for plain numbers
 * @param cuts values with a line across: good up to the first, poor above the second
 * @param changes marked on the time axis, told below it
 * @param said what it shows, for those who do not see it
 */
public record Chart(
        String kind,
        List<Integer> series,
        @Nullable Integer previous,
        String unit,
        List<Double> cuts,
        List<Marker> changes,
        String said) {
    static Chart lines(List<Integer> series, @Nullable Integer previous, String unit, Asked asked, String said) {
        return new Chart(
                "line", series, previous, unit, List.of(), asked.changes().get(), said);
    }

    Chart cut(double good, double poor) {
        return new Chart(kind, series, previous, unit, List.of(good, poor), changes, said);
    }

    /** For the drawing: indices with commas between them. */
    public String columns() {
        return series.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    public String cutsText() {
        return cuts.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
