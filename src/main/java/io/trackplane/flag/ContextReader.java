package io.trackplane.flag;

import io.trackplane.event.Value;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns what a request brings into attributes. */
final class ContextReader {
    private ContextReader() {}

    static Map<String, Value> attributes(@Nullable JsonNode context) {
        if (context == null || context.isNull() || context.isMissingNode()) {
            return Map.of();
        }
        if (!context.isObject()) {
            throw new Problem.Invalid("context", Message.of("flag.problem.context.object"));
        }
        var attributes = new LinkedHashMap<String, Value>();
        context.properties()
                .forEach(field -> attributes.put(field.getKey(), value(field.getKey(), field.getValue(), 1)));
        return attributes;
    }

    static Map<String, Value> attributes(Map<String, ? extends List<String>> parameters) {
        var attributes = new LinkedHashMap<String, Value>();
        parameters.forEach((name, values) -> attributes.put(name, value(values)));
        return attributes;
    }

    private static Value value(List<String> values) {
        return values.size() == 1
                ? new Value.Text(values.getFirst())
                : new Value.Items(values.stream().<Value>map(Value.Text::new).toList());
    }

    private static Value value(String attribute, JsonNode node, int level) {
        if (level > EvaluationContext.DEEPEST) {
            throw ContextLimits.tooDeep(attribute);
        }
        if (node.isArray()) {
            var items = new ArrayList<Value>(node.size());
            node.forEach(item -> items.add(value(attribute, item, level + 1)));
            return new Value.Items(items);
        }
        if (node.isObject()) {
            var fields = new LinkedHashMap<String, Value>();
            node.properties()
                    .forEach(field -> fields.put(field.getKey(), value(attribute, field.getValue(), level + 1)));
            return new Value.Fields(fields);
        }
        return scalar(attribute, node);
    }

    private static Value scalar(String attribute, JsonNode node) {
        if (node.isString()) {
            return new Value.Text(node.stringValue());
        }
        if (node.isBoolean()) {
            return new Value.Truth(node.booleanValue());
        }
        return node.isNumber() ? number(attribute, node) : Value.NOTHING;
    }

    private static Value number(String attribute, JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return new Value.Whole(node.longValue());
        }
        double number = Numeric.approximate(node);
        if (!Double.isFinite(number)) {
            throw new Problem.Invalid("context." + attribute, Message.of("flag.problem.context.number"));
        }
        return new Value.Decimal(number);
    }
}
