package io.trackplane.flag;

import io.trackplane.event.Value;
import io.trackplane.kernel.Message;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One attribute is tested.
 *
 * @param definition what was asked for
 * @param attribute where the value is
 * @param test what is asked about it
 * @param negate whether the outcome is turned around
 */
record AttributeTest(Condition.Test definition, Attribute attribute, ValueTest test, boolean negate)
        implements CompiledCondition {
    private static final int SHOWN_VALUES = 5;
    private static final int SHOWN_CHARACTERS = 60;

    static AttributeTest of(Condition.Test definition) {
        return new AttributeTest(
                definition,
                Attribute.named(definition.attribute()),
                ValueTest.of(definition.operator(), definition.values()),
                definition.negate());
    }

    @Override
    public boolean matches(EvaluationContext context) {
        return holds(attribute.in(context)) != negate;
    }

    private boolean holds(@Nullable Value value) {
        if (value == null) {
            return false;
        }
        return value instanceof Value.Items items ? holdsForAny(items.items()) : test.holds(value);
    }

    private boolean holdsForAny(List<Value> items) {
        if (definition.operator() == Operator.EXISTS) {
            return true;
        }
        for (var item : items) {
            if (item != Value.NOTHING && test.holds(item)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public ConditionExplanation explain(EvaluationContext context) {
        var value = attribute.in(context);
        boolean holds = holds(value);
        return new ConditionExplanation(holds != negate, told(value, holds), List.of());
    }

    private Message told(@Nullable Value value, boolean holds) {
        var operator = definition.operator();
        if (value == null) {
            return Message.of("flag.explain.missing", attribute.name());
        }
        if (!holds && !isReadable(value)) {
            return Message.of("flag.explain.unreadable." + operator.operand().key(), attribute.name(), shown(value));
        }
        return Message.of(
                "flag.explain." + operator.key() + ConditionExplanation.outcome(holds),
                attribute.name(),
                shown(value),
                shown(definition.values()));
    }

    /** Whether there is anything in the value that the operator could compare. */
    private boolean isReadable(Value value) {
        if (value instanceof Value.Items items) {
            return items.items().stream().anyMatch(item -> !(item instanceof Value.Items) && isReadable(item));
        }
        return switch (definition.operator().operand()) {
            case TEXT, PATTERN -> ValueTest.text(value) != null;
            case NUMBER -> Numeric.of(value) != null;
            case DATE -> Dates.of(value) != null;
            case VERSION -> value instanceof Value.Text text && SemanticVersion.read(text.text()) != null;
            case NETWORK -> value instanceof Value.Text text && Address.read(text.text()) != null;
        };
    }

    private static String shown(Value value) {
        if (value instanceof Value.Items items) {
            return shown(items.items().stream().map(AttributeTest::shown).toList());
        }
        var text = ValueTest.text(value);
        return text == null ? "{…}" : cut(text);
    }

    private static String shown(List<String> values) {
        var first = values.stream().limit(SHOWN_VALUES).map(AttributeTest::cut).collect(Collectors.joining(", "));
        return values.size() > SHOWN_VALUES ? first + " …" : first;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "…";
    }
}
