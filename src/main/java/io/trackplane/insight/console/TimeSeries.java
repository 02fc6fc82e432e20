package io.trackplane.insight.console;

import io.trackplane.insight.console.Table.Column;
import io.trackplane.insight.console.Table.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table along a time axis, with the time before as its last column.
 *
 * @param now the steps of this time
 * @param before the steps of the time before, in their order; null where nothing is compared
 * @param time beginning of a step
 */
record TimeSeries<T>(Asked asked, List<T> now, @Nullable List<T> before, Function<T, Instant> time) {
    TimeSeries {
        now = now.stream()
                .filter(step -> !time.apply(step).isAfter(asked.now()))
                .toList();
    }

    /** One figure of a step. */
    record Figure<T>(
            String name, String label, Function<T, @Nullable Double> value, Function<@Nullable Double, String> shown) {}

    /** The table with several figures, the first of which is compared. */
    Table table(String key, String title, List<Figure<T>> figures) {
        var words = asked.words();
        var columns = new ArrayList<Column>();
        columns.add(Column.text("time", words.text("insight.column.time")));
        figures.forEach(figure -> columns.add(Column.number(figure.name(), figure.label())));
        if (before != null) {
            columns.add(Column.number(figures.getFirst().name() + "_before", words.text("insight.column.before")));
        }
        var rows = new ArrayList<Row>();
        for (int i = 0; i < now.size(); i++) {
            rows.add(row(i, figures));
        }
        return new Table(key, title, columns, rows, asked.address().csv(key));
    }

    private Row row(int index, List<Figure<T>> figures) {
        var step = now.get(index);
        var at = time.apply(step);
        var cells = new ArrayList<Cell>();
        cells.add(Cell.text(at.atZone(asked.words().zone()).toOffsetDateTime().toString(), asked.step(at)));
        figures.forEach(figure -> cells.add(cell(figure, step)));
        if (before != null) {
            var earlier = index < before.size() ? before.get(index) : null;
            cells.add(
                    earlier == null
                            ? Cell.number(null, Words.NOTHING)
                            : cell(figures.getFirst(), earlier).muted());
        }
        return new Row(at, cells);
    }

    private static <T> Cell cell(Figure<T> figure, T step) {
        var value = figure.value().apply(step);
        return Cell.number(value, figure.shown().apply(value));
    }

    /** Index of the column with the time before; null where nothing is compared. */
    @Nullable Integer previous(int figures) {
        return before == null ? null : figures + 1;
    }

    double[] values(ToDoubleFunction<T> value) {
        return now.stream().mapToDouble(value).toArray();
    }
}
