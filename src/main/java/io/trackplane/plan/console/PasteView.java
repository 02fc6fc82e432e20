package io.trackplane.plan.console;

import io.trackplane.plan.PastePreview;
import io.trackplane.plan.PastePreview.PastedRow;
import io.trackplane.plan.PastePreview.PastedTable;
import io.trackplane.plan.PastePreview.Result;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The second step: what was found and what saving it would do.
 *
 * @param text as it was pasted
 * @param basis of the draft it was compared with
 */
record PasteView(String text, String basis, PastePreview preview, Set<Integer> renamed) {
    public List<PastedTable> tables() {
        return preview.tables().stream()
                .filter(table -> !rows(table.number()).isEmpty())
                .toList();
    }

    public List<PastedRow> rows(int table) {
        return preview.rows().stream().filter(row -> row.table() == table).toList();
    }

    /** Rows that stand in no table: examples, and those of pasted JSON. */
    public List<PastedRow> loose() {
        return rows(-1);
    }

    public String lines() {
        return preview.rows().stream().map(row -> Integer.toString(row.line())).collect(Collectors.joining(","));
    }

    public long count(String result) {
        return preview.rows().stream()
                .filter(row -> row.result().key().equals(result))
                .count();
    }

    /** How many would be saved. */
    public long wanted() {
        return preview.count(Result.NEW) + preview.count(Result.CHANGED);
    }

    public boolean recognised() {
        return tables().stream().allMatch(PastedTable::recognised);
    }

    /** Whether a row is ticked. */
    public boolean taken(PastedRow row) {
        return row.result() != Result.LEFT_OUT;
    }

    /** Whether the name of a row can be changed: it has to be, or it was. */
    public boolean asksName(PastedRow row) {
        return renamed.contains(row.line())
                || row.problems().stream().anyMatch(problem -> problem.field().equals("name"));
    }
}
