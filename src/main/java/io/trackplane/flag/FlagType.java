package io.trackplane.flag;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Of what type the values of a flag's variants are. */
public enum FlagType {
    BOOLEAN,
    STRING,
    /** Any JSON number that fits 64-bit floating point. */
    NUMBER,
    /** An object or a list. */
    JSON;

    /** The name in definitions. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The type of that key.
     *
     * @throws io.trackplane.kernel.Problem.Invalid naming the types there are
     */
    @JsonCreator
    public static FlagType of(String key) {
        return Keys.choice(values(), FlagType::key, key);
    }

    /** Whether a value is of this type. */
    public boolean accepts(JsonNode value) {
        return switch (this) {
            case BOOLEAN -> value.isBoolean();
            case STRING -> value.isString();
            case NUMBER -> value.isNumber() && Double.isFinite(Numeric.approximate(value));
            case JSON -> value.isObject() || value.isArray();
        };
    }
}
