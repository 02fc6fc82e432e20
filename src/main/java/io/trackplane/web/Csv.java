package io.trackplane.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes RFC 4180. A value that a spreadsheet program would take for a formula gets an apostrophe in front
 * (<a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>).
 */
public final class Csv {
    private static final String FORMULA = "=+-@\t\r";
    private static final String TO_QUOTE = ",\"\r\n";

    private final Writer writer;

    public Csv(Writer writer) {
        this.writer = writer;
    }

    /** Writes a byte order mark, without which spreadsheet programs take UTF-8 for something else. For files that people open. */
    public void begin() {
        write("\uFEFF");
    }

    /** Writes a line. */
    public void row(List<String> values) {
        write(values.stream().map(Csv::value).collect(Collectors.joining(",", "", "\r\n")));
    }

    /** What stands for a value; nothing for null. */
    public static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String value(String text) {
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(character -> TO_QUOTE.indexOf(character) >= 0)
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }

    private void write(String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
