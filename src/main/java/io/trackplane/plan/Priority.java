package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How much depends on an event; the classes of seed 004 §2. In JSON {@code p0}, for people {@code P0}. */
public enum Priority {
    /** The business stops seeing itself without it. */
    P0,
    /** Wanted in every release. */
    P1,
    /** Good to have. */
    P2;

    /** Lower snake case, as it stands in JSON. */
    @JsonValue
    public String key() {
        return Choice.key(this);
    }

    @JsonCreator
    static Priority of(String key) {
        return Choice.of(Priority.class, key);
    }
}
