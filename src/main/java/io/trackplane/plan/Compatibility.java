package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a change can hurt somebody: a client that sends what was right before, or somebody who reads what was promised before. */
public enum Compatibility {
    /** What was right stays right, and what was stored is still stored the same way. */
    COMPATIBLE,
    /** It can hurt. */
    BREAKING;

    @JsonValue
    public String key() {
        return Choice.key(this);
    }
}
