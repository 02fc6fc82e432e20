package io.trackplane.ingest.back;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a whole event as JSON in the form of the track paths. */
final class EventText {
    private final LinkedHashMap<String, Value> fields = new LinkedHashMap<>();

    private EventText() {}

    static String of(Event event) {
        var text = new EventText();
        text.add("event_id", event.id());
        text.add("event_name", event.name());
        text.fields.put("timestamp", new Value.Whole(event.time().toEpochMilli()));
        text.add("type", event.type().key());
        text.add("user_id", event.userId());
        text.add("anonymous_id", event.anonymousId());
        text.add("session_id", event.sessionId());
        text.add("platform", event.platform());
        text.add("page", event.page());
        text.add("app_version", event.release());
        text.fields.put("properties", event.properties());
        return PropertyText.of(new Value.Fields(text.fields), Set.of());
    }

    private void add(String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, new Value.Text(value));
        }
    }
}
