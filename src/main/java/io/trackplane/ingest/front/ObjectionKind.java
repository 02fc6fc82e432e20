package io.trackplane.ingest.front;

import java.util.Locale;

/** In what way an event cannot be accepted: {@code reason} in answers. */
public enum ObjectionKind {
    /** It is no JSON object. */
    NOT_AN_OBJECT,
    /** A field that every event has is not there. */
    MISSING_FIELD,
    /** A field is of another type. */
    INVALID_TYPE,
    /** A field has a value that cannot be. */
    INVALID_VALUE,
    /** A name or an identifier has too many characters. */
    TOO_LONG,
    /** Properties are nested too deeply. */
    TOO_DEEP,
    /** There are too many properties. */
    TOO_MANY_PROPERTIES,
    /** The plan does not know it. */
    UNPLANNED,
    /** It breaks its contract. */
    VIOLATION;

    /** Lower snake case, as it stands in answers. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
