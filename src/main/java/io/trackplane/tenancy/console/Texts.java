package io.trackplane.tenancy.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people type, without what they did not mean to. */
final class Texts {
    private Texts() {}

    /** One line without space around it; empty where nothing was posted. */
    static String line(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** The lines that are not blank. */
    static List<String> lines(@Nullable String typed) {
        return line(typed)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
