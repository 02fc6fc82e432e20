package io.trackplane.delivery.console;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several short values in one field, as people type them: separated by commas or line breaks. */
final class Entries {
    private Entries() {}

    static List<String> of(@Nullable String typed) {
        return Stream.of((typed == null ? "" : typed).split("[,，\\n]"))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** A line that a person can change and post again. */
    static String line(List<String> entries) {
        return String.join(", ", entries);
    }
}
