package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a property tells about a person; gives the default masking. In rising order of care. */
public enum PiiClass {
    /** Nothing. */
    NONE,
    /** Which account or device it was. */
    IDENTIFIER,
    /** How to reach them: phone, e-mail. */
    CONTACT,
    /** Where they are. */
    LOCATION,
    /** Cards, accounts, what they own. */
    FINANCIAL,
    /** What must never be stored. */
    SECRET;

    /** Lower snake case, as it stands in JSON. */
    @JsonValue
    public String key() {
        return Choice.key(this);
    }

    @JsonCreator
    static PiiClass of(String key) {
        return Choice.of(PiiClass.class, key);
    }
}
