package io.trackplane.delivery;

import io.trackplane.flag.Condition;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value for those whom a condition holds for.
 *
 * @param description why, for people; null when not given
 * @param when whom it is for, the same conditions as those of flags
 * @param value of the parameter's type
 */
public record ConditionalValue(@Nullable String description, Condition when, JsonNode value) {
    public ConditionalValue {
        require("when", when);
        require("value", value);
    }

    private static void require(String field, @Nullable Object value) {
        if (value == null) {
            throw new Problem.Invalid(field, Message.of("delivery.problem.required"));
        }
    }
}
