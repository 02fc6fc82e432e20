package io.trackplane.plan.console;

import java.util.Locale;

/** Where an event stands, seen from one environment. */
enum EventState {
    /** The environment follows a version that says exactly this. */
    LIVE,
    /** Published, but the environment follows a version that says something else. */
    WAITING,
    /** Still accepted here, on its way out. */
    DEPRECATED,
    /** Published, but not to be sent yet. */
    PLANNED,
    /** New in the draft. */
    CREATED,
    /** Different in the draft. */
    CHANGED,
    /** The next version will not have it. */
    DELETED;

    /** Lower case, as it stands in addresses and message keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean drafted() {
        return this == CREATED || this == CHANGED || this == DELETED;
    }
}
