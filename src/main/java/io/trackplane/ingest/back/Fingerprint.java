package io.trackplane.ingest.back;

import com.google.re2j.Pattern;

/** Recognises errors of the same cause: name, message without what varies, and the place in the code without line numbers. */
final class Fingerprint {
    private static final Pattern VARYING = Pattern.compile(
            "https?://[^\\s\"')]+|\"[^\"]*\"|'[^']*'|`[^`]*`|\\b[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}\\b|\\b0x[0-9a-fA-F]+\\b|[0-9]+");
    private static final Pattern PLACE =
            Pattern.compile("https?://[^/\\s]*|[?#][^:)\\s]*|:[0-9]+|-[0-9a-fA-F]{6,}\\b|\\.[0-9a-f]{6,}\\b");
    private static final int READ = 500;

    private Fingerprint() {}

    static String of(String name, String message, String stack) {
        var normal = VARYING.matcher(first(message)).replaceAll("#");
        return Identity.fingerprint(name, normal, PLACE.matcher(frame(stack)).replaceAll(""));
    }

    private static String first(String text) {
        return text.length() <= READ ? text : text.substring(0, READ);
    }

    /** The first line that names a place: {@code at f (file:1:2)}, or {@code f@file:1:2}. */
    private static String frame(String stack) {
        for (int begin = 0; begin < stack.length(); ) {
            int end = stack.indexOf('\n', begin);
            end = end < 0 ? stack.length() : end;
            var line = stack.substring(begin, end).strip();
            if (line.startsWith("at ") || line.indexOf('@') >= 0) {
                return first(line);
            }
            begin = end + 1;
        }
        return "";
    }
}
