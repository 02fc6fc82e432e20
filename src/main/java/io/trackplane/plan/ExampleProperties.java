package io.trackplane.plan;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What an example event in JSON shows about properties (seed 004 §3): types, and values where a text is {@code a|b|c}. */
final class ExampleProperties {
    static final String EVENT_NAME = "event_name";
    private static final int LONGEST_EXAMPLE = PlanLimits.EXAMPLE;

    private ExampleProperties() {}

    static List<PropertyClue> of(JsonNode event) {
        return event.propertyStream()
                .filter(field -> !field.getKey().equals(EVENT_NAME))
                .map(field -> new PropertyClue(top(field.getKey(), field.getValue()), true, false))
                .toList();
    }

    private static PropertyDefinition top(String name, JsonNode value) {
        var property = property(name, value);
        var common = CommonField.of(name);
        return common == null || common.fits(property.type()) ? property : NameClues.property(name);
    }

    private static PropertyDefinition property(String name, JsonNode value) {
        var draft = PropertyDraft.of(NameClues.property(name));
        draft.become(type(value));
        draft.items = null;
        switch (draft.type) {
            case ENUM -> draft.values = Alternatives.of(value.stringValue(), "|");
            case ARRAY -> draft.items = value.isEmpty() ? null : element(value.get(0));
            case OBJECT ->
                draft.properties = value.propertyStream()
                        .map(field -> property(field.getKey(), field.getValue()))
                        .toList();
            default -> draft.example = example(value);
        }
        return draft.done();
    }

    private static PropertyDefinition element(JsonNode value) {
        return property("", value);
    }

    private static PropertyType type(JsonNode value) {
        if (value.isObject()) {
            return PropertyType.OBJECT;
        }
        if (value.isArray()) {
            return PropertyType.ARRAY;
        }
        if (value.isBoolean()) {
            return PropertyType.BOOLEAN;
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() ? PropertyType.INTEGER : PropertyType.NUMBER;
        }
        return value.isString() ? textType(value.stringValue()) : PropertyType.STRING;
    }

    private static PropertyType textType(String text) {
        if (!Alternatives.of(text, "|").isEmpty()) {
            return PropertyType.ENUM;
        }
        return Timestamps.looksLikeOne(text) ? PropertyType.TIMESTAMP : PropertyType.STRING;
    }

    private static String example(JsonNode value) {
        var text = value.isNull() ? "" : value.asString();
        return text.length() <= LONGEST_EXAMPLE ? text : "";
    }
}
