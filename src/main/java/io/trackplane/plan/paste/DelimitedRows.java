package io.trackplane.plan.paste;

import io.trackplane.plan.paste.PastedBlock.Row;
import java.util.ArrayList;
import java.util.List;

/** Cuts separated text into rows and cells. */
final class DelimitedRows {
    private static final String FORMULA = "=+-@\t'";

    private final String text;
    private final char separator;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int line = 1;
    private int firstLine = 1;
    private int at;

    DelimitedRows(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    List<Row> read() {
        while (at < text.length()) {
            char character = text.charAt(at++);
            if (character == '"' && cell.toString().isBlank() && closes(at) >= 0) {
                quoted();
            } else if (character == separator) {
                endCell();
            } else if (character == '\n') {
                line++;
                endRow();
            } else {
                cell.append(character);
            }
        }
        if (!cell.isEmpty() || !cells.isEmpty()) {
            endRow();
        }
        return rows;
    }

    private void quoted() {
        cell.setLength(0);
        int end = closes(at);
        var inside = text.substring(at, end).replace("\"\"", "\"");
        line += (int) inside.chars().filter(character -> character == '\n').count();
        cell.append(inside);
        at = end + 1;
    }

    /** Where the quoted cell ends; -1 when it does not, so that a lone quote does not swallow the rest. */
    private int closes(int from) {
        for (int end = text.indexOf('"', from); end >= 0; end = text.indexOf('"', end + 2)) {
            boolean doubled = end + 1 < text.length() && text.charAt(end + 1) == '"';
            if (!doubled) {
                boolean cellEnds =
                        end + 1 == text.length() || text.charAt(end + 1) == separator || text.charAt(end + 1) == '\n';
                return cellEnds ? end : -1;
            }
        }
        return -1;
    }

    private void endCell() {
        cells.add(unguarded(cell.toString().strip()));
        cell.setLength(0);
    }

    private void endRow() {
        endCell();
        rows.add(new Row(firstLine, cells));
        cells.clear();
        firstLine = line;
    }

    /** Without the apostrophe that keeps a spreadsheet program from taking a text for a formula. */
    private static String unguarded(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }
}
