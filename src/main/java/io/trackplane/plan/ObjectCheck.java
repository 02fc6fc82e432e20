package io.trackplane.plan;

import io.trackplane.event.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object; one whose properties are not described may hold anything. */
final class ObjectCheck extends ValueCheck {
    private final @Nullable FieldsCheck inside;

    ObjectCheck(PropertyDefinition property) {
        super("object", property);
        this.inside = property.properties().isEmpty() ? null : FieldsCheck.of(property.properties(), List.of());
    }

    @Override
    boolean holds(Value value) {
        return value instanceof Value.Fields object && (inside == null || inside.holds(object.fields()));
    }

    @Override
    void tell(Value value, String pointer, Violations found) {
        if (!(value instanceof Value.Fields object)) {
            tellType(value, pointer, found);
        } else if (inside != null) {
            inside.tell(object.fields(), pointer, found);
        }
    }

    @Override
    boolean mayHoldUnknown() {
        return inside != null;
    }

    @Override
    boolean hasUnknown(Value value) {
        return inside != null && value instanceof Value.Fields object && inside.hasUnknown(object.fields());
    }

    @Override
    Value known(Value value) {
        return inside != null && value instanceof Value.Fields fields ? inside.known(fields) : value;
    }
}
