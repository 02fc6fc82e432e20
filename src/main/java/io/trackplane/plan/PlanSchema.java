package io.trackplane.plan;

import io.trackplane.kernel.CanonicalJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plan as JSON Schema 2020-12, for editors, code generators and tests of clients. It describes the event of seed 001: common fields beside
 * {@code properties}. It says what {@link EventContract} says, except that patterns are in RE2's dialect, and that the contract also
 * finds common fields among the properties.
 */
public final class PlanSchema {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlanSchema() {}

    /** The schema of one event, on several lines. */
    public static String of(PlanContent content, EventDefinition event) {
        var schema = NODES.objectNode().put("$schema", DIALECT);
        schema.setAll(event(content, event));
        return CanonicalJson.pretty(schema);
    }

    /** The schema of all planned events: an event's name decides which definition counts. */
    public static String of(PlanContent content) {
        var schema = NODES.objectNode().put("$schema", DIALECT).put("type", "object");
        schema.putArray("required").add("event_name");
        var names = schema.putObject("properties").putObject("event_name").putArray("enum");
        var rules = NODES.arrayNode();
        var definitions = NODES.objectNode();
        for (var event : content.events()) {
            if (event.planned()) {
                names.add(event.name());
                definitions.set(event.name(), event(content, event));
                rules.add(rule(event.name()));
            }
        }
        if (!rules.isEmpty()) {
            schema.set("allOf", rules);
            schema.set("$defs", definitions);
        }
        return CanonicalJson.pretty(schema);
    }

    private static ObjectNode rule(String name) {
        var rule = NODES.objectNode();
        var condition = rule.putObject("if");
        condition.putObject("properties").putObject("event_name").put("const", name);
        condition.putArray("required").add("event_name");
        rule.putObject("then").put("$ref", "#/$defs/" + pointerStep(name));
        return rule;
    }

    private static String pointerStep(String name) {
        var step = name.replace("~", "~0").replace("/", "~1");
        return URLEncoder.encode(step, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static ObjectNode event(PlanContent content, EventDefinition event) {
        var schema = NODES.objectNode();
        put(schema, "title", event.title());
        put(schema, "description", event.description());
        if (event.lifecycle() == EventLifecycle.DEPRECATED) {
            schema.put("deprecated", true);
        }
        schema.put("type", "object");
        var required = NODES.arrayNode().add("event_name");
        var fields = NODES.objectNode();
        fields.putObject("event_name").put("const", event.name());
        var own = NODES.objectNode();
        var ownRequired = NODES.arrayNode();
        for (var property : content.propertiesOf(event)) {
            var common = CommonField.of(property.name());
            (common == null ? own : fields).set(property.name(), optional(property));
            // The time has a value whatever the client calls it, so no name of it can be required.
            if (property.required() && common != CommonField.TIME) {
                (common == null ? ownRequired : required).add(property.name());
            }
        }
        if (!ownRequired.isEmpty()) {
            required.add("properties");
        }
        fields.set("properties", object(own, ownRequired));
        schema.set("required", required);
        schema.set("properties", fields);
        return schema;
    }

    private static ObjectNode object(ObjectNode properties, ArrayNode required) {
        var schema = NODES.objectNode().put("type", "object");
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (!properties.isEmpty()) {
            schema.set("properties", properties);
        }
        return schema;
    }

    /** What a property may be; null is the same as not there. */
    private static ObjectNode optional(PropertyDefinition property) {
        var schema = value(property);
        if (property.required()) {
            return schema;
        }
        if (schema.get("type") != null) {
            var type = schema.get("type").stringValue();
            schema.putArray("type").add(type).add("null");
        } else if (schema.get("enum") instanceof ArrayNode values) {
            values.addNull();
        } else if (schema.get("anyOf") instanceof ArrayNode choices) {
            choices.addObject().put("type", "null");
        }
        return schema;
    }

    private static ObjectNode value(PropertyDefinition property) {
        var schema = NODES.objectNode();
        put(schema, "description", property.description());
        switch (property.type()) {
            case STRING -> text(property, schema);
            case INTEGER, NUMBER -> number(property, schema);
            case BOOLEAN -> schema.putArray("enum").add(true).add(false).add(1).add(0);
            case TIMESTAMP -> timestamp(schema);
            case ENUM -> enumeration(property.values(), schema);
            case ARRAY -> array(property, schema);
            case OBJECT -> inside(property, schema);
        }
        if (!property.example().isEmpty()) {
            schema.putArray("examples").add(property.example());
        }
        return schema;
    }

    private static void text(PropertyDefinition property, ObjectNode schema) {
        schema.put("type", "string");
        int least = TextCheck.least(property);
        if (least > 0) {
            schema.put("minLength", least);
        }
        if (property.maxLength() != null) {
            schema.put("maxLength", property.maxLength());
        }
        if (property.pattern() != null) {
            schema.put("pattern", property.pattern());
        }
    }

    private static void number(PropertyDefinition property, ObjectNode schema) {
        schema.put("type", property.type().key());
        if (property.min() != null) {
            schema.put("minimum", property.min());
        }
        if (property.max() != null) {
            schema.put("maximum", property.max());
        }
    }

    private static void timestamp(ObjectNode schema) {
        var choices = schema.putArray("anyOf");
        choices.addObject().put("type", "integer").put("minimum", 0).put("maximum", Timestamps.LATEST);
        choices.addObject().put("type", "string").put("pattern", Timestamps.PATTERN);
    }

    private static void enumeration(List<String> values, ObjectNode schema) {
        var allowed = schema.putArray("enum");
        values.forEach(allowed::add);
        for (var number : EnumCheck.numbers(values)) {
            allowed.add(number);
        }
    }

    private static void array(PropertyDefinition property, ObjectNode schema) {
        schema.put("type", "array");
        if (property.minLength() != null) {
            schema.put("minItems", property.minLength());
        }
        if (property.maxLength() != null) {
            schema.put("maxItems", property.maxLength());
        }
        if (property.items() != null) {
            schema.set("items", value(property.items()));
        }
    }

    private static void inside(PropertyDefinition property, ObjectNode schema) {
        var properties = NODES.objectNode();
        var required = NODES.arrayNode();
        for (var inner : property.properties()) {
            properties.set(inner.name(), optional(inner));
            if (inner.required()) {
                required.add(inner.name());
            }
        }
        schema.setAll(object(properties, required));
    }

    private static void put(ObjectNode schema, String name, String text) {
        if (!text.isEmpty()) {
            schema.put(name, text);
        }
    }
}
