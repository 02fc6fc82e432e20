package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where an event may be sent from. */
public enum Source {
    WEB,
    IOS,
    ANDROID,
    MINIPROGRAM,
    SERVER,
    DEVICE;

    /** Lower snake case, as it stands in JSON. */
    @JsonValue
    public String key() {
        return Choice.key(this);
    }

    @JsonCreator
    static Source of(String key) {
        return Choice.of(Source.class, key);
    }
}
