package io.trackplane.plan;

import io.trackplane.plan.paste.MarkdownCells;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A plan as tables that say everything: pasted back by {@link PlanImport}, they give the same plan. Its canonical JSON is
 * {@link PlanContent#json()}, its JSON Schema {@link PlanSchema}.
 */
public final class PlanExport {
    private static final List<Column> EVENT_COLUMNS = List.of(
            Column.EVENT,
            Column.TITLE,
            Column.PRIORITY,
            Column.TRIGGER,
            Column.PROPERTIES,
            Column.DESCRIPTION,
            Column.METRICS,
            Column.CATEGORY,
            Column.OWNER,
            Column.TAGS,
            Column.SOURCES,
            Column.DELIVERY,
            Column.LIFECYCLE,
            Column.GROUPS);
    private static final List<Column> GROUP_COLUMNS =
            List.of(Column.GROUP, Column.TITLE, Column.DESCRIPTION, Column.GROUPS, Column.PROPERTIES);
    private static final String FORMULA = "=+-@\t'";

    private PlanExport() {}

    /** A Markdown document with a table of the property groups and one of the events; an empty table is left out. */
    public static String markdown(PlanContent content) {
        var document = new StringBuilder();
        if (!content.groups().isEmpty()) {
            document.append("## Property groups\n\n");
            table(GROUP_COLUMNS, content.groups(), ExactCells::of, document);
            document.append('\n');
        }
        if (!content.events().isEmpty()) {
            document.append("## Events\n\n");
            table(EVENT_COLUMNS, content.events(), ExactCells::of, document);
        }
        return document.toString();
    }

    /**
     * The same two tables as CSV (RFC 4180) with an empty line between them. Begins with a byte order mark, for spreadsheet programs; what they would take
     * for a formula gets an apostrophe in front.
     */
    public static String csv(PlanContent content) {
        var file = new StringBuilder("\uFEFF");
        if (!content.groups().isEmpty()) {
            rows(GROUP_COLUMNS, content.groups(), ExactCells::of, file);
            file.append("\r\n");
        }
        if (!content.events().isEmpty()) {
            rows(EVENT_COLUMNS, content.events(), ExactCells::of, file);
        }
        return file.toString();
    }

    private static <T> void table(
            List<Column> columns, List<T> all, Function<T, Map<Column, String>> cells, StringBuilder document) {
        document.append(columns.stream().map(PlanExport::heading).collect(Collectors.joining(" | ", "| ", " |\n")));
        document.append(columns.stream().map(column -> "---").collect(Collectors.joining("|", "|", "|\n")));
        for (var one : all) {
            var row = cells.apply(one);
            document.append(columns.stream()
                    .map(column -> MarkdownCells.written(row.getOrDefault(column, "")))
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
        }
    }

    private static <T> void rows(
            List<Column> columns, List<T> all, Function<T, Map<Column, String>> cells, StringBuilder file) {
        file.append(columns.stream().map(PlanExport::heading).collect(Collectors.joining(",", "", "\r\n")));
        for (var one : all) {
            var row = cells.apply(one);
            file.append(columns.stream()
                    .map(column -> value(row.getOrDefault(column, "")))
                    .collect(Collectors.joining(",", "", "\r\n")));
        }
    }

    private static String heading(Column column) {
        var key = column.key();
        return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    }

    private static String value(String text) {
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(character -> ",\"\r\n;".indexOf(character) >= 0)
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
