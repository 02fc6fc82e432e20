package io.trackplane.delivery.console;

import io.trackplane.delivery.ParameterType;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values of parameters as people type them: texts as they are, everything else as JSON. */
final class TypedValue {
    private static final int LONGEST_SHOWN = 120;

    private TypedValue() {}

    /**
     * The value that was typed. Whether it is of the type shows when the parameter is checked.
     *
     * @throws Problem.Invalid on the field when it is no JSON where it has to be
     */
    static JsonNode read(String field, ParameterType type, String typed) {
        if (type == ParameterType.STRING) {
            return JsonNodeFactory.instance.stringNode(typed);
        }
        if (typed.isBlank()) {
            throw new Problem.Invalid(field, Message.of("delivery.problem.required"));
        }
        try {
            return CanonicalJson.tree(typed);
        } catch (Problem.Invalid invalid) {
            throw new Problem.Invalid(
                    field,
                    type == ParameterType.JSON
                            ? invalid.fields().values().iterator().next()
                            : Message.of("delivery.problem.type-of-value", type.key()));
        }
    }

    /**
     * The schema that was typed; null where none was.
     *
     * @throws Problem.Invalid on the field when it is no JSON
     */
    static @Nullable JsonNode schema(String field, String typed) {
        return typed.isBlank() ? null : read(field, ParameterType.JSON, typed);
    }

    /** A value to be changed by hand. */
    static String text(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        return value.isContainer() ? CanonicalJson.pretty(value) : value.toString();
    }

    /** A value for a list, on one line. */
    static String line(JsonNode value) {
        var text = (value.isString() ? value.stringValue() : value.toString()).replaceAll("\\s+", " ");
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
