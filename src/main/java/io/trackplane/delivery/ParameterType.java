package io.trackplane.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Of what type the values of a remote configuration parameter are. */
public enum ParameterType {
    STRING,
    /** A whole number of 64 bits. */
    INTEGER,
    /** Any JSON number that fits 64-bit floating point. */
    NUMBER,
    BOOLEAN,
    /** An object or a list, which a JSON Schema may describe further. */
    JSON;

    /** The name in definitions. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The type of that name.
     *
     * @throws Problem.Invalid naming the types there are
     */
    @JsonCreator
    public static ParameterType of(String key) {
        return Arrays.stream(values())
                .filter(type -> type.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Problem.Invalid("", Message.of("delivery.problem.choice", known())));
    }

    private static String known() {
        return Arrays.stream(values()).map(ParameterType::key).collect(Collectors.joining(", "));
    }

    /** Whether a value is of this type. */
    public boolean accepts(JsonNode value) {
        return switch (this) {
            case STRING -> value.isString();
            case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
            case NUMBER -> value.isNumber() && Double.isFinite(value.doubleValue());
            case BOOLEAN -> value.isBoolean();
            case JSON -> value.isObject() || value.isArray();
        };
    }
}
