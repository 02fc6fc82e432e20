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
            case Value.Whole(var number) -> number >= 0 && number <= Timestamps.LATEST;
            case Value.Decimal(var number) ->
                number >= 0 && number <= Timestamps.LATEST && NumberCheck.isWhole(number);
            case Value.Text(var text) -> Timestamps.looksLikeOne(text);
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
