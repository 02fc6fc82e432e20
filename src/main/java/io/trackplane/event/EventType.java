package io.trackplane.event;

import java.util.Locale;
import java.util.Optional;

/** The kinds of events, from seed 002 §6. Track paths, which name no type, give {@link #EVENT} or, for page views, {@link #PAGE}. */
public enum EventType {
    /** A page was shown. */
    PAGE,
    /** Somebody did something. */
    EVENT,
    /** The client called an API. */
    API,
    /** A performance measurement. */
    PERF,
    /** Something failed in the client. */
    ERROR;

    /** The name on the wire, lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The name by which plans, rules and filters mean all events of the type, whose own name is data as in seed 002 §6; empty for {@link #EVENT}, whose
     * names say what they are.
     */
    public String eventName() {
        return switch (this) {
            case PAGE -> "page_view";
            case API -> "api_call";
            case PERF -> "perf";
            case ERROR -> "error";
            case EVENT -> "";
        };
    }

    /** The type of that wire name. */
    public static Optional<EventType> of(String key) {
        for (var type : values()) {
            if (type.key().equals(key)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
