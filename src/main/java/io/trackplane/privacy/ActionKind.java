package io.trackplane.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What can be done to a value. */
public enum ActionKind {
    /** The field is gone. What is found inside longer text, or in a place that cannot be empty, becomes {@code [removed]}. */
    REMOVE,
    /** A fixed text instead of the value. */
    REPLACE,
    /** The first and last characters stay, the others become {@code *}. Never more than half of a value stays. */
    PARTIAL,
    /**
     * {@code h:} and 32 hexadecimal digits, HMAC-SHA256 of the value under the tenant's key, and on demand {@code ·} and the last characters. What a
     * detector found is hashed in one form, so that {@code +86 138-0000-1234} and {@code 13800001234} give the same.
     */
    HASH,
    /** Only the first characters stay. For whole fields. */
    TRUNCATE,
    /** An IPv4 address becomes its /24 network, an IPv6 address its /48. */
    CUT_NETWORK;

    @JsonValue
    public String key() {
        return Keys.of(this);
    }

    /** The kind of that key. */
    @JsonCreator
    static ActionKind of(String key) {
        return Keys.read(key, values());
    }
}
