package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How soon a client sends an event (seed 004 §4.3). */
public enum Delivery {
    /** At once: payments, alarms. */
    REALTIME,
    /** With others, every few seconds: page views, heartbeats. */
    BATCH;

    /** Lower snake case, as it stands in JSON. */
    @JsonValue
    public String key() {
        return Choice.key(this);
    }

    @JsonCreator
    static Delivery of(String key) {
        return Choice.of(Delivery.class, key);
    }
}
