package io.trackplane.privacy.console;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads an event that somebody pasted, leniently: what is no field of events counts as a property. */
final class BenchEvent {
    /** Most characters of one. */
    static final int LONGEST = 100_000;

    private static final Set<String> KNOWN = Set.of(
            "event_id",
            "type",
            "event_name",
            "time",
            "timestamp",
            "user_id",
            "anonymous_id",
            "session_id",
            "platform",
            "page",
            "release",
            "app_version",
            "properties");
    private static final int LONGEST_NAME = 128;

    private BenchEvent() {}

    /** @throws Problem.Invalid on {@code event} when it is no event */
    static Event read(String text) {
        require(text.length() <= LONGEST, "privacy.problem.too-long", LONGEST);
        var root = tree(text);
        require(root.isObject(), "privacy.problem.event");
        var name = text(root, "event_name");
        require(name != null && !name.isBlank() && name.length() <= LONGEST_NAME, "privacy.problem.event-name");
        return new Event(
                text(root, "event_id"),
                EventType.of(String.valueOf(text(root, "type"))).orElse(EventType.EVENT),
                Objects.requireNonNull(name),
                Instant.EPOCH,
                text(root, "user_id"),
                text(root, "anonymous_id"),
                text(root, "session_id"),
                text(root, "platform"),
                text(root, "page"),
                text(root, root.has("release") ? "release" : "app_version"),
                properties(root));
    }

    private static void require(boolean holds, String otherwise, Serializable... arguments) {
        if (!holds) {
            throw new Problem.Invalid("event", Message.of(otherwise, arguments));
        }
    }

    private static JsonNode tree(String text) {
        try {
            return CanonicalJson.tree(text);
        } catch (Problem.Invalid invalid) {
            throw new Problem.Invalid(
                    "event", invalid.fields().values().iterator().next());
        }
    }

    private static @Nullable String text(JsonNode root, String field) {
        var value = root.path(field);
        return value.isValueNode() && !value.isNull() ? value.asString() : null;
    }

    private static Value.Fields properties(JsonNode root) {
        var fields = new LinkedHashMap<String, Value>();
        root.properties().forEach(field -> {
            if (!KNOWN.contains(field.getKey())) {
                fields.put(field.getKey(), value(field.getValue()));
            }
        });
        root.path("properties").properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
        return new Value.Fields(fields);
    }

    private static Value value(JsonNode node) {
        if (node.isObject()) {
            var fields = new LinkedHashMap<String, Value>();
            node.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
            return new Value.Fields(fields);
        }
        if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return new Value.Items(items);
        }
        return single(node);
    }

    private static Value single(JsonNode node) {
        if (node.isString()) {
            return new Value.Text(node.stringValue());
        }
        if (node.isBoolean()) {
            return new Value.Truth(node.booleanValue());
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return new Value.Whole(node.longValue());
        }
        return node.isNumber() ? decimal(node) : Value.NOTHING;
    }

    private static Value decimal(JsonNode node) {
        double number = node.doubleValue();
        require(Double.isFinite(number), "privacy.problem.number");
        return new Value.Decimal(number);
    }
}
