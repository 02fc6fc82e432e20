package io.trackplane.flag;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One of the values a flag can have.
 *
 * @param key letters, digits, hyphen, dot, underscore; 1 to 80 characters, unique in the flag
 * @param value of the flag's type, at most {@value #LARGEST_VALUE} characters as JSON; not to be changed
 * @param description what it does, up to 1 000 characters; null when not given
 */
public record Variant(String key, JsonNode value, @Nullable String description) {
    /** Largest value, characters of its canonical JSON. */
    public static final int LARGEST_VALUE = 16_384;

    public Variant {
        key = Objects.requireNonNullElse(key, "");
        value = Objects.requireNonNullElseGet(value, MissingNode::getInstance);
    }
}
