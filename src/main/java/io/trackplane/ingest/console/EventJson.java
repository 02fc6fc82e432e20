package io.trackplane.ingest.console;

import io.trackplane.event.Event;
import io.trackplane.ingest.EventText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Events as people read them: JSON in the form of the track paths, on several lines. */
final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectWriter LINES = MAPPER.writerWithDefaultPrettyPrinter();

    private EventJson() {}

    /** The same on several lines; as it is where it is no JSON. */
    static String pretty(@Nullable String json) {
        if (json == null) {
            return "";
        }
        try {
            return LINES.writeValueAsString(MAPPER.readTree(json));
        } catch (JacksonException none) {
            return json;
        }
    }

    /** The properties of an event in the form of the track paths; the object itself where it is no such event. */
    static String properties(String json) {
        try {
            var tree = MAPPER.readTree(json);
            var properties = tree.path("properties");
            return tree.has("event_name") && properties.isObject() ? MAPPER.writeValueAsString(properties) : json;
        } catch (JacksonException none) {
            return json;
        }
    }

    static String of(Event event) {
        return pretty(EventText.of(event));
    }
}
