package io.trackplane.ingest.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the quarantine; empty texts let everything through.
 *
 * @param event part of the event's name, however written
 * @param kind of reason, exactly
 */
record QuarantineFilter(@Nullable String event, @Nullable String kind) {
    private static final int LONGEST = 128;

    QuarantineFilter {
        event = shortened(event);
        kind = shortened(kind);
    }

    private static String shortened(@Nullable String text) {
        var stripped = text == null ? "" : text.strip();
        return stripped.substring(0, Math.min(LONGEST, stripped.length()));
    }

    public boolean isEmpty() {
        return String.valueOf(event).isEmpty() && String.valueOf(kind).isEmpty();
    }

    /** The part of a name to look for, lower case. */
    String part() {
        return String.valueOf(event).toLowerCase(Locale.ROOT);
    }

    String exactKind() {
        return String.valueOf(kind);
    }
}
