package io.trackplane.management;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event in the form of the track paths, as far as masking looks at it: common fields, {@code properties}, and everything else at the top,
 * which counts as a property.
 */
final class BenchEvent {
    private static final Set<String> KNOWN = Set.of(
            "event_id",
            "type",
            "event_name",
            "timestamp",
            "user_id",
            "anonymous_id",
            "session_id",
            "platform",
            "page",
            "release",
            "properties");
    private static final int DEEPEST = 20;

    private BenchEvent() {}

    /**
     * Reads one.
     *
     * @throws Problem.Invalid on {@code event} or a field of it
     */
    static Event read(@Nullable JsonNode node) {
        if (node == null || !node.isObject()) {
            throw new Problem.Invalid("event", Message.of("management.problem.object"));
        }
        var name = text(node, "event_name");
        if (name == null) {
            throw new Problem.Invalid("event.event_name", Message.of("management.problem.text"));
        }
        return new Event(
                text(node, "event_id"),
                EventType.of(node.path("type").asString("")).orElse(EventType.EVENT),
                name,
                Instant.ofEpochMilli(node.path("timestamp").asLong(0)),
                text(node, "user_id"),
                text(node, "anonymous_id"),
                text(node, "session_id"),
                text(node, "platform"),
                text(node, "page"),
                text(node, "release"),
                properties(node));
    }

    private static @Nullable String text(JsonNode event, String field) {
        var value = event.path(field);
        return value.isValueNode() && !value.isNull() ? value.asString() : null;
    }

    private static Value.Fields properties(JsonNode event) {
        var fields = new LinkedHashMap<String, Value>();
        event.path("properties").properties().forEach(field -> fields.put(field.getKey(), value(field.getValue(), 1)));
        event.properties().forEach(field -> {
            if (!KNOWN.contains(field.getKey())) {
                fields.put(field.getKey(), value(field.getValue(), 1));
            }
        });
        return new Value.Fields(fields);
    }

    private static Value value(JsonNode node, int level) {
        if (level > DEEPEST) {
            throw new Problem.Invalid("event.properties", Message.of("management.problem.too-deep", DEEPEST));
        }
        if (node.isObject()) {
            Map<String, Value> fields = new LinkedHashMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue(), level + 1)));
            return new Value.Fields(fields);
        }
        if (node.isArray()) {
            var items = new ArrayList<Value>();
            node.forEach(item -> items.add(value(item, level + 1)));
            return new Value.Items(items);
        }
        if (node.isString()) {
            return new Value.Text(node.stringValue());
        }
        if (node.isBoolean()) {
            return new Value.Truth(node.booleanValue());
        }
        return node.isNumber() ? number(node) : Value.NOTHING;
    }

    private static Value number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return new Value.Whole(node.longValue());
        }
        double number = node.decimalValue().doubleValue();
        if (!Double.isFinite(number)) {
            throw new Problem.Invalid("event.properties", Message.of("problem.json.unfit"));
        }
        return new Value.Decimal(number);
    }

    /** The same form again. */
    static ObjectNode write(Event event) {
        var node = JsonNodeFactory.instance.objectNode();
        put(node, "event_id", event.id());
        node.put("event_name", event.name());
        if (event.time().toEpochMilli() != 0) {
            node.put("timestamp", event.time().toEpochMilli());
        }
        put(node, "user_id", event.userId());
        put(node, "anonymous_id", event.anonymousId());
        put(node, "session_id", event.sessionId());
        put(node, "platform", event.platform());
        put(node, "page", event.page());
        put(node, "release", event.release());
        node.set("properties", node(event.properties()));
        return node;
    }

    private static void put(ObjectNode node, String field, @Nullable String text) {
        if (text != null) {
            node.put(field, text);
        }
    }

    private static JsonNode node(Value value) {
        var nodes = JsonNodeFactory.instance;
        return switch (value) {
            case Value.Text text -> nodes.stringNode(text.text());
            case Value.Whole number -> nodes.numberNode(number.number());
            case Value.Decimal number -> nodes.numberNode(number.number());
            case Value.Truth truth -> nodes.booleanNode(truth.holds());
            case Value.Items items -> {
                var list = nodes.arrayNode();
                items.items().forEach(item -> list.add(node(item)));
                yield list;
            }
            case Value.Fields fields -> {
                var object = nodes.objectNode();
                fields.fields().forEach((name, field) -> object.set(name, node(field)));
                yield object;
            }
            case Value.Nothing nothing -> nodes.nullNode();
        };
    }
}
