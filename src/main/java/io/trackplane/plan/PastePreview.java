package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import io.trackplane.kernel.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What saving something pasted would do.
 *
 * @param tables the tables that were found
 * @param rows what they say, row by row
 * @param notes what was passed over, and why
 * @param content the plan with all rows that are new or changed
 */
public record PastePreview(List<PastedTable> tables, List<PastedRow> rows, List<Message> notes, PlanContent content) {
    public PastePreview {
        tables = List.copyOf(tables);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** How many rows have a result. */
    public long count(Result result) {
        return rows.stream().filter(row -> row.result() == result).count();
    }

    /**
     * A table.
     *
     * @param number its place in the text, from 0
     * @param heading what stands above it
     * @param header the headings of its columns
     * @param columns what they mean
     * @param rows how many rows it has
     */
    public record PastedTable(int number, String heading, List<String> header, List<Column> columns, int rows) {
        public PastedTable {
            header = List.copyOf(header);
            columns = List.copyOf(columns);
        }

        /** Whether every column means something. */
        public boolean recognised() {
            return !columns.contains(Column.IGNORE);
        }
    }

    /**
     * A row, or what several rows say about the same thing.
     *
     * @param line number of its line, from 1
     * @param table number of its table; -1 when it is an example
     * @param kind whether it is an event or a group
     * @param name of that event or group
     * @param result what saving would do
     * @param changes how it differs from what is there
     * @param problems what is wrong or doubtful
     * @param cells the row as it was pasted; empty for an example
     */
    public record PastedRow(
            int line,
            int table,
            PlanChange.Kind kind,
            String name,
            Result result,
            List<PlanChange> changes,
            List<PastedProblem> problems,
            List<String> cells) {
        public PastedRow {
            changes = List.copyOf(changes);
            problems = List.copyOf(problems);
            cells = List.copyOf(cells);
        }
    }

    /**
     * Something wrong or doubtful in a row.
     *
     * @param field where, such as {@code name} or {@code properties[2].name}
     * @param message what
     * @param suggestion what could stand there instead; null when nobody but the author can know
     * @param blocking whether the row is left out until it is mended
     */
    public record PastedProblem(
            String field, Message message, @Nullable String suggestion, boolean blocking) {}

    /** What saving does with a row. */
    public enum Result {
        NEW,
        CHANGED,
        UNCHANGED,
        /** Nothing, until it is mended. */
        TO_FIX,
        /** Nothing, as somebody decided. */
        LEFT_OUT;

        @JsonValue
        public String key() {
            return Choice.key(this);
        }
    }
}
