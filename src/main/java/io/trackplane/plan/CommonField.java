package io.trackplane.plan;

import io.trackplane.event.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fields that every event has beside its properties (seed 001 §3, seed 004 §3.1, {@code CONTRACT.md}). A plan names them like properties; on the
 * first level such a name means the field of the event. Where the client put the value among the properties instead and left the field
 * empty, the property counts.
 */
public enum CommonField {
    EVENT_ID(Event::id, "event_id"),
    USER_ID(Event::userId, "user_id"),
    ANONYMOUS_ID(Event::anonymousId, "anonymous_id"),
    SESSION_ID(Event::sessionId, "session_id"),
    PLATFORM(Event::platform, "platform"),
    PAGE(Event::page, "page"),
    APP_VERSION(Event::release, "app_version", "release"),
    /** Always there, and always a time. */
    TIME(event -> event.time().toString(), "timestamp", "event_time");

    private static final Map<String, CommonField> BY_NAME = byName();

    private final Function<Event, @Nullable String> field;
    private final List<String> names;

    CommonField(Function<Event, @Nullable String> field, String... names) {
        this.field = field;
        this.names = List.of(names);
    }

    /** The names it goes by on the wire and in plans. */
    public List<String> names() {
        return names;
    }

    /** The field that a property of that name on the first level means; null when it is an ordinary property. */
    public static @Nullable CommonField of(String name) {
        return BY_NAME.get(name);
    }

    /** What the event says; null when it says nothing. */
    @Nullable String in(Event event) {
        return field.apply(event);
    }

    /** What a plan may say it is. */
    boolean fits(PropertyType type) {
        return this == TIME ? type == PropertyType.TIMESTAMP : type == PropertyType.STRING || type == PropertyType.ENUM;
    }

    private static Map<String, CommonField> byName() {
        var fields = new HashMap<String, CommonField>();
        for (var field : values()) {
            field.names.forEach(name -> fields.put(name, field));
        }
        return Map.copyOf(fields);
    }
}
