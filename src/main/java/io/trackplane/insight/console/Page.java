package io.trackplane.insight.console;

import java.util.Locale;

/** The dashboards, in the order of their tabs. */
enum Page {
    OVERVIEW,
    VITALS,
    ERRORS,
    API,
    DELIVERIES,
    ACTIONS;

    /** The page of that name, which there is. */
    static Page of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** The name in addresses and message keys. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
