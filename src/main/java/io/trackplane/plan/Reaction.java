package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What happens to an event that is unplanned or violates its contract. */
public enum Reaction {
    /** It is stored, with what is wrong noted. */
    ACCEPT,
    /** It is set aside and can be replayed. */
    QUARANTINE,
    /** The client is told and it is not stored. */
    REJECT;

    /** Lower snake case, as it stands in JSON. */
    @JsonValue
    public String key() {
        return Choice.key(this);
    }

    @JsonCreator
    static Reaction of(String key) {
        return Choice.of(Reaction.class, key);
    }
}
