package io.trackplane.flag;

import io.trackplane.event.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a context a value is looked up: the attribute of just this name, else, where the name has dots, along them into objects.
 *
 * @param name the name as it was given, {@code user_id} for {@code targetingKey}
 * @param steps the name cut at its dots; empty when it has none
 */
record Attribute(String name, List<String> steps) {
    static Attribute named(String name) {
        if (name.equals(EvaluationContext.TARGETING_KEY)) {
            return named(EvaluationContext.USER_ID);
        }
        return new Attribute(name, name.indexOf('.') < 0 ? List.of() : Arrays.asList(name.split("\\.", -1)));
    }

    /** The value, null when it is missing or null. */
    @Nullable Value in(EvaluationContext context) {
        var value = context.attribute(name);
        return value != null || steps.isEmpty() ? value : along(context);
    }

    /** What a bucket is computed from, null when there is nothing to compute it from. */
    @Nullable String bucketingKeyIn(EvaluationContext context) {
        return bucketingKey(in(context));
    }

    /** Whole numbers count as their digits, so that they fall into the same bucket as a query parameter. */
    static @Nullable String bucketingKey(@Nullable Value value) {
        if (value instanceof Value.Text text) {
            return text.text().isEmpty() ? null : text.text();
        }
        return value instanceof Value.Whole whole ? Long.toString(whole.number()) : null;
    }

    private @Nullable Value along(EvaluationContext context) {
        var value = context.attribute(steps.getFirst());
        for (int i = 1; i < steps.size() && value != null; i++) {
            value = value instanceof Value.Fields fields ? fields.fields().get(steps.get(i)) : null;
        }
        return value == Value.NOTHING ? null : value;
    }
}
