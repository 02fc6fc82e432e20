package io.trackplane.plan;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts within texts: plain where that is clear, a JSON string where it is not; and lists of them. */
final class Quoted {
    private Quoted() {}

    /** The text as it is, or quoted when it has one of the signs, a quote, a line end or blanks around it. */
    static String text(String text, String signs) {
        boolean clear = !text.isEmpty()
                && text.equals(text.strip())
                && text.chars()
                        .noneMatch(character -> character == '"'
                                || character == '\n'
                                || character == '('
                                || character == ')'
                                || signs.indexOf(character) >= 0);
        return clear ? text : always(text);
    }

    /** The text as a JSON string. */
    static String always(String text) {
        return CanonicalJson.write(text);
    }

    /** What {@link #text} or {@link #always} wrote; a text that only looks quoted is left as it is. */
    static String read(String text) {
        return string(text).orElse(text);
    }

    /** The content of a JSON string; empty when it is none. */
    static Optional<String> string(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return Optional.empty();
        }
        try {
            return Optional.of(CanonicalJson.read(text, String.class));
        } catch (Problem.Invalid notJson) {
            return Optional.empty();
        }
    }

    /** Cuts at the signs that stand outside of quotes and parentheses; the parts are stripped, empty ones left out. */
    static List<String> split(String text, String signs) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"' && closes(text, at) > at) {
                at = closes(text, at);
            } else if (character == '(' || character == '（') {
                depth++;
            } else if (character == ')' || character == '）') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && signs.indexOf(character) >= 0) {
                add(parts, text.substring(start, at));
                start = at + 1;
            }
        }
        add(parts, text.substring(start));
        return parts;
    }

    /** Where the quote that opens at a place closes; -1 when it does not. */
    static int closes(String text, int open) {
        for (int at = open + 1; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '\\') {
                at++;
            } else if (character == '"') {
                return at;
            } else if (character == '\n') {
                return -1;
            }
        }
        return -1;
    }

    private static void add(List<String> parts, String part) {
        if (!part.isBlank()) {
            parts.add(part.strip());
        }
    }
}
