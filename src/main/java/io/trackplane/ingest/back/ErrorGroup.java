package io.trackplane.ingest.back;

import org.jspecify.annotations.Nullable;

/** Which errors are the same: of one name, with one message but for its numbers, thrown at one place in the code. */
final class ErrorGroup {
    private static final int LONGEST = 500;

    private ErrorGroup() {}

    static String fingerprint(String name, @Nullable String message, @Nullable String stack) {
        return Identity.fingerprint(name, normal(message == null ? "" : message), frame(stack == null ? "" : stack));
    }

    /** Runs of digits and of hexadecimal digits that hold a digit become one sign. */
    static String normal(String message) {
        var normal = new StringBuilder();
        int i = 0;
        while (i < message.length() && normal.length() < LONGEST) {
            int end = word(message, i);
            if (end > i && hasDigit(message, i, end)) {
                normal.append('#');
                i = end;
            } else if (end > i) {
                normal.append(message, i, end);
                i = end;
            } else {
                normal.append(message.charAt(i++));
            }
        }
        return normal.toString();
    }

    private static int word(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean hasDigit(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The first line of a stack that names a place, without the position in it: a release moves lines. */
    static String frame(String stack) {
        int begin = 0;
        while (begin < stack.length()) {
            int end = stack.indexOf('\n', begin);
            var line = stack.substring(begin, end < 0 ? stack.length() : end).strip();
            if (line.startsWith("at ") || line.indexOf('@') > 0) {
                return normal(line);
            }
            begin = end < 0 ? stack.length() : end + 1;
        }
        return "";
    }
}
