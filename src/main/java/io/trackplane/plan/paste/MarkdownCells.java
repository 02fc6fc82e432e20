package io.trackplane.plan.paste;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cells of a row of a Markdown table as plain text, and back. */
public final class MarkdownCells {
    private static final String ESCAPED = "\\|`*&<";
    private static final Map<String, String> ENTITIES =
            Map.of("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&nbsp;", " ", "&#124;", "|");
    private static final int LONGEST_ENTITY = 6;

    private final String line;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int at;

    private MarkdownCells(String line) {
        this.line = line;
    }

    /** The cells of a line; escaped pipes, {@code <br>}, emphasis, code and entities are undone. */
    static List<String> of(String line) {
        return new MarkdownCells(line.strip()).read();
    }

    /** One cell as it is written in a table, so that {@link #of} reads the same. */
    public static String written(String text) {
        var cell = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '\n') {
                cell.append("<br>");
            } else {
                cell.append(ESCAPED.indexOf(character) >= 0 ? "\\" : "").append(character);
            }
        }
        return cell.toString();
    }

    private List<String> read() {
        if (line.startsWith("|")) {
            at = 1;
        }
        while (at < line.length()) {
            step(line.charAt(at));
        }
        if (!line.endsWith("|") || !cell.isEmpty() || line.endsWith("\\|")) {
            end();
        }
        return cells;
    }

    private void step(char character) {
        if (character == '|') {
            end();
            at++;
        } else if (character == '\\' && at + 1 < line.length() && punctuation(line.charAt(at + 1))) {
            cell.append(line.charAt(at + 1));
            at += 2;
        } else if (character == '`') {
            at++;
        } else if (line.startsWith("**", at)) {
            at += 2;
        } else if (character == '<' && breakLength() > 0) {
            trimEnd();
            cell.append('\n');
            at += breakLength();
        } else if (character == '&' && !entity().isEmpty()) {
            cell.append(ENTITIES.get(entity()));
            at += entity().length();
        } else {
            cell.append(character);
            at++;
        }
    }

    private void end() {
        cells.add(cell.toString().strip());
        cell.setLength(0);
    }

    /** Blanks before a line break come from how tables are laid out. */
    private void trimEnd() {
        int length = cell.length();
        while (length > 0 && cell.charAt(length - 1) == ' ') {
            length--;
        }
        cell.setLength(length);
    }

    /** How long the {@code <br>}, {@code <br/>} or {@code <br />} here is; 0 when there is none. */
    private int breakLength() {
        for (var written : List.of("<br>", "<br/>", "<br />")) {
            if (line.regionMatches(true, at, written, 0, written.length())) {
                return written.length();
            }
        }
        return 0;
    }

    private String entity() {
        int end = line.indexOf(';', at, Math.min(line.length(), at + LONGEST_ENTITY));
        var text = end < 0 ? "" : line.substring(at, end + 1).toLowerCase(Locale.ROOT);
        return ENTITIES.containsKey(text) ? text : "";
    }

    private static boolean punctuation(char character) {
        return character > ' ' && character < 127 && !Character.isLetterOrDigit(character);
    }
}
