package io.trackplane.plan;

import io.trackplane.event.Value;

/** Milliseconds since 1970, or a text as {@link Timestamps} reads it. */
final class TimestampCheck extends ValueCheck {
    TimestampCheck(PropertyDefinition property) {
        super("timestamp", property);
    }

    @Override
    boolean holds(Value value) {
        return switch (value) {
            case Value.Whole whole -> whole.number() >= 0 && whole.number() <= Timestamps.LATEST;
            case Value.Decimal decimal ->
                decimal.number() >= 0 && decimal.number() <= Timestamps.LATEST && NumberCheck.isWhole(decimal.number());
            case Value.Text text -> Timestamps.looksLikeOne(text.text());
            default -> false;
        };
    }

    @Override
    void tell(Value value, String pointer, Violations found) {
        if (!holds(value)) {
            tellType(value, pointer, found);
        }
    }
}
