package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Which comes first in the name of an event. */
public enum WordOrder {
    /** {@code button_click}, as in the tables of seeds 001 and 004. */
    OBJECT_ACTION,
    /** {@code click_button}, as in the rules of seed 001 §8. */
    ACTION_OBJECT;

    /** Lower snake case, as it stands in JSON. */
    @JsonValue
    public String key() {
        return Choice.key(this);
    }

    @JsonCreator
    static WordOrder of(String key) {
        return Choice.of(WordOrder.class, key);
    }
}
