package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonValue;

/** In what way a value breaks a contract. */
public enum ViolationKind {
    /** A required value is not there. */
    MISSING,
    /** It is of another type. */
    TYPE,
    /** It is none of the values there are. */
    VALUE,
    /** It does not match the pattern. */
    PATTERN,
    /** It is too small or too great. */
    RANGE,
    /** It is too short or too long. */
    LENGTH;

    /** Lower case, as it stands in answers. */
    @JsonValue
    public String key() {
        return Choice.key(this);
    }
}
