package io.trackplane.insight.errors;

import java.util.Locale;

/** Which groups come first. */
public enum ErrorOrder {
    /** Those with the most errors. */
    COUNT("count"),
    /** Those that most visitors met. */
    USERS("users"),
    /** Those that happened last. */
    LAST("last_seen"),
    /** Those that are newest. */
    NEWEST("first_seen");

    private final String column;

    ErrorOrder(String column) {
        this.column = column;
    }

    /** The name in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String column() {
        return column;
    }
}
