package io.trackplane.plan;

import io.trackplane.event.Value;

/** True or false, 1 or 0. */
final class TruthCheck extends ValueCheck {
    TruthCheck(PropertyDefinition property) {
        super("boolean", property);
    }

    @Override
    boolean holds(Value value) {
        return value instanceof Value.Truth
                || (value instanceof Value.Whole whole && (whole.number() == 0 || whole.number() == 1))
                || (value instanceof Value.Decimal decimal && (decimal.number() == 0 || decimal.number() == 1));
    }

    @Override
    void tell(Value value, String pointer, Violations found) {
        if (!holds(value)) {
            tellType(value, pointer, found);
        }
    }
}
