package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where an event definition stands. */
public enum EventLifecycle {
    /** Being written: an event of this name still counts as unplanned. */
    DRAFT,
    /** Planned. */
    ACTIVE,
    /** Still accepted, on its way out. */
    DEPRECATED;

    /** Lower snake case, as it stands in JSON. */
    @JsonValue
    public String key() {
        return Choice.key(this);
    }

    @JsonCreator
    static EventLifecycle of(String key) {
        return Choice.of(EventLifecycle.class, key);
    }
}
