package io.trackplane.ingest.front;

import io.trackplane.delivery.Collection;
import io.trackplane.event.Event;
import io.trackplane.event.Value;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events and fields an environment collects, for clients that do not look at what they are told. An event whose name is data is meant by
 * its type's name too: {@code page_view}, {@code api_call}, {@code perf}, {@code error}.
 */
final class EventFilters {
    private final @Nullable Set<String> allowed;
    private final Set<String> denied;
    private final Set<String> fields;

    EventFilters(Collection collection) {
        allowed = collection.allowEvents() == null ? null : Set.copyOf(collection.allowEvents());
        denied = Set.copyOf(collection.denyEvents());
        fields = Set.copyOf(collection.denyFields());
    }

    boolean lets(Event event) {
        return !names(denied, event) && (allowed == null || names(allowed, event));
    }

    private static boolean names(Set<String> names, Event event) {
        return !names.isEmpty()
                && (names.contains(event.name()) || names.contains(event.type().eventName()));
    }

    /** The event without the fields that are left out. Name, type, time and id are no fields that could be. */
    Event without(Event event) {
        if (fields.isEmpty()) {
            return event;
        }
        return new Event(
                event.id(),
                event.type(),
                event.name(),
                event.time(),
                kept("user_id", event.userId()),
                kept("anonymous_id", event.anonymousId()),
                kept("session_id", event.sessionId()),
                kept("platform", event.platform()),
                kept("page", event.page()),
                fields.contains("app_version") ? null : kept("release", event.release()),
                kept(event.properties()));
    }

    private @Nullable String kept(String field, @Nullable String value) {
        return fields.contains(field) ? null : value;
    }

    private Value.Fields kept(Value.Fields properties) {
        if (fields.stream().noneMatch(properties.fields()::containsKey)) {
            return properties;
        }
        var kept = new LinkedHashMap<>(properties.fields());
        kept.keySet().removeAll(fields);
        return new Value.Fields(kept);
    }
}
