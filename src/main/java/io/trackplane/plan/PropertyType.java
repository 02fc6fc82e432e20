package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of value a property has. */
public enum PropertyType {
    /** A text. */
    STRING,
    /** A number without fraction; {@code 1.0} is one. */
    INTEGER,
    /** Any number. */
    NUMBER,
    /** True or false; 1 and 0 are accepted too, as devices send them (seed 004 §2, {@code heartbeat_receive}). */
    BOOLEAN,
    /** Milliseconds since 1970 (to the year 9999), or a text in the form of RFC 3339 with seconds and offset. */
    TIMESTAMP,
    /** One of some texts; a text that is a whole number may also come as that number. */
    ENUM,
    /** A list. */
    ARRAY,
    /** Named values. */
    OBJECT;

    /** Lower snake case, as it stands in JSON. */
    @JsonValue
    public String key() {
        return Choice.key(this);
    }

    @JsonCreator
    static PropertyType of(String key) {
        return Choice.of(PropertyType.class, key);
    }
}
