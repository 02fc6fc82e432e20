package io.trackplane.insight.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures in rows. The page, the file and the chart are made of it.
 *
 * @param key names it in addresses and on the page
 * @param csv address of the file
 */
public record Table(String key, String title, List<Column> columns, List<Row> rows, String csv) {
    /**
     * One column.
     *
     * @param name in the file
     * @param label on the page
     * @param css {@code num} for figures, {@code p2} to {@code p4} for what narrow pages leave out
     * @param sort address that sorts by it; null where it cannot
     * @param isSorted whether the rows stand in its order, largest first
     */
    public record Column(
            String name, String label, String css, @Nullable String sort, boolean isSorted) {
        static Column text(String name, String label) {
            return new Column(name, label, "", null, false);
        }

        static Column number(String name, String label) {
            return new Column(name, label, "num", null, false);
        }

        Column less(String priority) {
            return new Column(name, label, (css + " " + priority).strip(), sort, isSorted);
        }

        Column sorted(String address, boolean sorted) {
            return new Column(name, label, css, address, sorted);
        }
    }

    /**
     * One row.
     *
     * @param at beginning of the step it is about; null in lists
     */
    public record Row(@Nullable Instant at, List<Cell> cells) {
        static Row of(Cell... cells) {
            return new Row(null, List.of(cells));
        }

        static Row at(Instant time, Cell... cells) {
            return new Row(time, List.of(cells));
        }
    }
}
