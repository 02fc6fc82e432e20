package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What happens to properties that the plan does not know. */
public enum UnknownProperties {
    KEEP,
    DROP;

    /** Lower snake case, as it stands in JSON. */
    @JsonValue
    public String key() {
        return Choice.key(this);
    }

    @JsonCreator
    static UnknownProperties of(String key) {
        return Choice.of(UnknownProperties.class, key);
    }
}
