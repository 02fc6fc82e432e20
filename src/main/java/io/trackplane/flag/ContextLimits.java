package io.trackplane.flag;

import io.trackplane.event.Value;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Refuses contexts that are larger than {@link EvaluationContext} says. */
final class ContextLimits {
    private final String attribute;
    private int left = EvaluationContext.LARGEST_VALUE;

    private ContextLimits(String attribute) {
        this.attribute = attribute;
    }

    static void check(Map<String, Value> attributes) {
        if (attributes.size() > EvaluationContext.MOST_ATTRIBUTES) {
            throw new Problem.Invalid(
                    "context", Message.of("flag.problem.context.too-many", EvaluationContext.MOST_ATTRIBUTES));
        }
        attributes.forEach((name, value) -> {
            checkName(name);
            new ContextLimits(name).spend(value, 1);
        });
    }

    static Problem.Invalid tooDeep(String attribute) {
        return new Problem.Invalid(
                "context." + attribute, Message.of("flag.problem.context.too-deep", EvaluationContext.DEEPEST));
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.length() > EvaluationContext.LONGEST_NAME) {
            throw new Problem.Invalid(
                    "context", Message.of("flag.problem.context.name", EvaluationContext.LONGEST_NAME));
        }
    }

    private void spend(Value value, int level) {
        if (level > EvaluationContext.DEEPEST) {
            throw tooDeep(attribute);
        }
        switch (value) {
            case Value.Text text -> spend(text.text());
            case Value.Items items ->
                items.items().forEach(item -> {
                    spend(1);
                    spend(item, level + 1);
                });
            case Value.Fields fields ->
                fields.fields().forEach((name, field) -> {
                    spend(name);
                    spend(1);
                    spend(field, level + 1);
                });
            default -> spend(1);
        }
    }

    /** A text is never shorter in UTF-8 than in characters, so that long ones need not be encoded. */
    private void spend(String text) {
        spend(text.length() > left ? text.length() : text.getBytes(StandardCharsets.UTF_8).length);
    }

    private void spend(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw new Problem.Invalid(
                    "context." + attribute,
                    Message.of("flag.problem.context.too-large", EvaluationContext.LARGEST_VALUE));
        }
    }
}
