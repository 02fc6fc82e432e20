package io.trackplane.insight.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page.
 *
 * @param note beside the title; null without one
 * @param chart how the table is drawn; null where it stands alone
 * @param notes below
 */
public record Panel(
        Table table, @Nullable String note, @Nullable Chart chart, List<String> notes) {
    static Panel of(Table table) {
        return new Panel(table, null, null, List.of());
    }

    static Panel of(Table table, Chart chart, String... notes) {
        return new Panel(table, null, chart, List.of(notes));
    }

    /** Whether the chart shows the time before too. */
    boolean isCompared() {
        return chart != null && chart.previous() != null;
    }
}
