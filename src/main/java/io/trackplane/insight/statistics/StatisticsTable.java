package io.trackplane.insight.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of an answer: in JSON a list of objects, in CSV lines under a header.
 *
 * @param name the field of the list
 * @param columns names
 * @param rows values in the order of the columns
 */
public record StatisticsTable(String name, List<String> columns, List<List<@Nullable Object>> rows) {

    /** A table of rows of any kind. */
    @SafeVarargs
    public static <R> StatisticsTable of(String name, List<? extends R> rows, Column<R>... columns) {
        var table = new ArrayList<List<@Nullable Object>>();
        for (R row : rows) {
            var values = new ArrayList<@Nullable Object>();
            for (var column : columns) {
                values.add(column.value().apply(row));
            }
            table.add(Collections.unmodifiableList(values));
        }
        return new StatisticsTable(
                name, Arrays.stream(columns).map(Column::name).toList(), table);
    }
}
