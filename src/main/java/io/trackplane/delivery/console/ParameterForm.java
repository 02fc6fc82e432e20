package io.trackplane.delivery.console;

import static java.util.Map.entry;

import io.trackplane.delivery.ConditionalValue;
import io.trackplane.delivery.Parameter;
import io.trackplane.delivery.ParameterType;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.Multiline;
import io.trackplane.web.TwoEditors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A parameter as typed, without its conditional values.
 *
 * @param key only while it is new
 * @param type only while it is new
 * @param value as {@link TypedValue} reads it
 * @param schema JSON; empty for none
 */
record ParameterForm(
        @Nullable String key,
        @Nullable ParameterType type,
        @Multiline @Nullable String description,
        boolean visible,
        @Multiline @Nullable String value,
        @Multiline @Nullable String schema) {
    static ParameterForm empty(ParameterType type) {
        return new ParameterForm("", type, "", true, type == ParameterType.BOOLEAN ? "false" : "", "");
    }

    static ParameterForm of(Parameter parameter) {
        var schema = parameter.schema();
        return new ParameterForm(
                parameter.key(),
                parameter.type(),
                parameter.description() == null ? "" : parameter.description(),
                parameter.visibleToClients(),
                TypedValue.text(parameter.value()),
                schema == null ? "" : CanonicalJson.pretty(schema));
    }

    /** The type; text where none was chosen. */
    ParameterType chosenType() {
        return type == null ? ParameterType.STRING : type;
    }

    /**
     * The parameter.
     *
     * @param conditional values for some that it keeps
     * @throws Problem.Invalid with every field of the form that cannot be accepted
     */
    Parameter parameter(String named, ParameterType of, List<ConditionalValue> conditional) {
        var problems = new LinkedHashMap<String, Message>();
        var read = read(problems, () -> TypedValue.read("value", of, typed(value)));
        var described = read(problems, () -> TypedValue.schema("schema", typed(schema)));
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        return new Parameter(
                named,
                typed(description).isEmpty() ? null : description,
                of,
                described,
                visible,
                Objects.requireNonNull(read),
                conditional);
    }

    /** What can be read of a field. */
    private interface Reading {
        @Nullable JsonNode read();
    }

    private static @Nullable JsonNode read(Map<String, Message> problems, Reading reading) {
        try {
            return reading.read();
        } catch (Problem.Invalid invalid) {
            problems.putAll(invalid.fields());
            return null;
        }
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text;
    }

    Map<String, String> fields() {
        return TwoEditors.fields(List.of(
                entry("description", typed(description)),
                entry("visible", visible),
                entry("value", typed(value)),
                entry("schema", typed(schema))));
    }
}
