package io.trackplane.insight.console;

import io.trackplane.insight.console.Table.Column;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as comma-separated values: RFC 4180, with a byte order mark so that spreadsheet programs read UTF-8. A text that such a program would take for a
 * formula gets an apostrophe in front (<a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>).
 */
final class Csv {
    private static final String FORMULA = "=+-@\t\r";
    private static final String TO_QUOTE = ",\"\r\n";
    /** Below this a double holds every integer. */
    private static final double EXACT = 1e15;

    private Csv() {}

    static String of(Table table) {
        var csv = new StringBuilder("\uFEFF");
        csv.append(table.columns().stream().map(Column::name).collect(Collectors.joining(",")))
                .append("\r\n");
        for (var row : table.rows()) {
            csv.append(row.cells().stream().map(cell -> value(cell.raw())).collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String value(@Nullable Object raw) {
        if (raw instanceof Double number && number == Math.rint(number) && Math.abs(number) < EXACT) {
            return Long.toString(Math.round(number));
        }
        return raw == null ? "" : raw instanceof Number ? raw.toString() : quoted(raw.toString());
    }

    private static String quoted(String text) {
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(character -> TO_QUOTE.indexOf(character) >= 0)
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
