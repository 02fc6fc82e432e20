package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How seriously a lint rule is taken. */
public enum Severity {
    OFF,
    WARNING,
    /** Publishing waits until it is mended. */
    ERROR;

    /** Lower snake case, as it stands in JSON. */
    @JsonValue
    public String key() {
        return Choice.key(this);
    }

    @JsonCreator
    static Severity of(String key) {
        return Choice.of(Severity.class, key);
    }
}
