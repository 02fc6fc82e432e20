package io.trackplane.plan;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events as clients send them (seed 001 §5). */
final class EventJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EventJson() {}

    static ObjectNode of(Event event) {
        var json = NODES.objectNode().put("event_name", event.name());
        json.put("timestamp", event.time().toEpochMilli());
        put(json, "event_id", event.id());
        put(json, "user_id", event.userId());
        put(json, "anonymous_id", event.anonymousId());
        put(json, "session_id", event.sessionId());
        put(json, "platform", event.platform());
        put(json, "page", event.page());
        put(json, "app_version", event.release());
        json.set("properties", node(event.properties()));
        return json;
    }

    private static JsonNode node(Value value) {
        return switch (value) {
            case Value.Text text -> NODES.stringNode(text.text());
            case Value.Whole whole -> NODES.numberNode(whole.number());
            case Value.Decimal decimal -> NODES.numberNode(decimal.number());
            case Value.Truth truth -> NODES.booleanNode(truth.holds());
            case Value.Nothing nothing -> NODES.nullNode();
            case Value.Items items -> array(items);
            case Value.Fields fields -> object(fields);
        };
    }

    private static JsonNode array(Value.Items items) {
        var array = NODES.arrayNode();
        items.items().forEach(item -> array.add(node(item)));
        return array;
    }

    private static JsonNode object(Value.Fields fields) {
        var object = NODES.objectNode();
        fields.fields().forEach((name, field) -> object.set(name, node(field)));
        return object;
    }

    private static void put(ObjectNode json, String name, @Nullable String text) {
        if (text != null) {
            json.put(name, text);
        }
    }
}
