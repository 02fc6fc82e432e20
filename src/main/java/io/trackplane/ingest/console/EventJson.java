package io.trackplane.ingest.console;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Events as people read them: JSON in the form of the track paths, on several lines. */
final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectWriter LINES = MAPPER.writerWithDefaultPrettyPrinter();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

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
        var fields = new LinkedHashMap<String, Value>();
        put(fields, "event_id", event.id());
        put(fields, "type", event.type().key());
        put(fields, "event_name", event.name());
        fields.put("timestamp", new Value.Whole(event.time().toEpochMilli()));
        put(fields, "user_id", event.userId());
        put(fields, "anonymous_id", event.anonymousId());
        put(fields, "session_id", event.sessionId());
        put(fields, "platform", event.platform());
        put(fields, "page", event.page());
        put(fields, "release", event.release());
        fields.put("properties", event.properties());
        return LINES.writeValueAsString(node(new Value.Fields(fields)));
    }

    private static void put(Map<String, Value> fields, String name, @Nullable String text) {
        if (text != null) {
            fields.put(name, new Value.Text(text));
        }
    }

    private static JsonNode node(Value value) {
        return switch (value) {
            case Value.Text text -> NODES.stringNode(text.text());
            case Value.Whole whole -> NODES.numberNode(whole.number());
            case Value.Decimal decimal -> NODES.numberNode(decimal.number());
            case Value.Truth truth -> NODES.booleanNode(truth.holds());
            case Value.Nothing nothing -> NODES.nullNode();
            case Value.Items items -> {
                var array = NODES.arrayNode();
                items.items().forEach(item -> array.add(node(item)));
                yield array;
            }
            case Value.Fields object -> {
                var fields = NODES.objectNode();
                object.fields().forEach((name, field) -> fields.set(name, node(field)));
                yield fields;
            }
        };
    }
}
