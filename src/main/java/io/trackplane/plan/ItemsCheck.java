package io.trackplane.plan;

import io.trackplane.event.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list. */
final class ItemsCheck extends ValueCheck {
    private final int least;
    private final int most;
    private final @Nullable ValueCheck each;

    ItemsCheck(PropertyDefinition property) {
        super("array", property);
        this.least = Missing.or(property.minLength(), 0);
        this.most = Missing.or(property.maxLength(), Integer.MAX_VALUE);
        this.each = property.items() == null ? null : of(property.items());
    }

    @Override
    boolean holds(Value value) {
        return value instanceof Value.Items items
                && items.items().size() >= least
                && items.items().size() <= most
                && allHold(items.items());
    }

    private boolean allHold(List<Value> items) {
        if (each != null) {
            for (int index = 0; index < items.size(); index++) {
                if (!each.holds(items.get(index))) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    void tell(Value value, String pointer, Violations found) {
        if (!(value instanceof Value.Items list)) {
            tellType(value, pointer, found);
            return;
        }
        var items = list.items();
        if (items.size() < least || items.size() > most) {
            found.add(pointer, ViolationKind.LENGTH, Bounds.told("length", least, most), shown(value));
        }
        for (int index = 0; each != null && index < items.size() && !found.full(); index++) {
            each.tell(items.get(index), pointer + "/" + index, found);
        }
    }

    @Override
    boolean mayHoldUnknown() {
        return each != null && each.mayHoldUnknown();
    }

    @Override
    boolean hasUnknown(Value value) {
        if (each != null && mayHoldUnknown() && value instanceof Value.Items list) {
            for (int index = 0; index < list.items().size(); index++) {
                if (each.hasUnknown(list.items().get(index))) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    Value known(Value value) {
        return each != null && hasUnknown(value) && value instanceof Value.Items list
                ? new Value.Items(list.items().stream().map(each::known).toList())
                : value;
    }
}
