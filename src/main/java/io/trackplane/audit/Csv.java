package io.trackplane.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes RFC 4180. Begins with a byte order mark, without which spreadsheet programs take UTF-8 for something else; a
 * value that such a program would take for a formula gets an apostrophe in front
 * (<a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>).
 */
final class Csv {
    private static final String FORMULA = "=+-@\t\r";
    private static final String TO_QUOTE = ",\"\r\n";

    private final Writer writer;

    Csv(Writer writer) {
        this.writer = writer;
    }

    void begin() {
        write("\uFEFF");
    }

    void row(List<String> values) {
        write(values.stream().map(Csv::value).collect(Collectors.joining(",", "", "\r\n")));
    }

    static String text(@Nullable String value) {
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
