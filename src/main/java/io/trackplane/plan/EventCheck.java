package io.trackplane.plan;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the plan asks of one event: of the fields beside its properties, and of its properties. */
final class EventCheck {
    private final String name;
    private final CommonCheck[] common;
    private final FieldsCheck properties;
    private final ContractOutcome clean;

    private EventCheck(String name, CommonCheck[] common, FieldsCheck properties) {
        this.name = name;
        this.common = common;
        this.properties = properties;
        this.clean = new ContractOutcome(name, Reaction.ACCEPT, List.of(), null);
    }

    static EventCheck of(String name, List<PropertyDefinition> properties) {
        var common = new ArrayList<CommonCheck>();
        var ordinary = new ArrayList<PropertyDefinition>();
        var elsewhere = new ArrayList<String>();
        for (var property : properties) {
            var field = CommonField.of(property.name());
            if (field == null) {
                ordinary.add(property);
            } else {
                elsewhere.add(property.name());
                // The time is always there and always a time: nothing to check.
                if (field != CommonField.TIME) {
                    common.add(new CommonCheck(field, property.name(), property.required(), ValueCheck.of(property)));
                }
            }
        }
        return new EventCheck(name, common.toArray(CommonCheck[]::new), FieldsCheck.of(ordinary, elsewhere));
    }

    String name() {
        return name;
    }

    /** The outcome of an event that keeps the contract as it is. */
    ContractOutcome clean() {
        return clean;
    }

    boolean holds(Event event) {
        for (var check : common) {
            if (!check.holds(event)) {
                return false;
            }
        }
        return properties.holds(event.properties().fields());
    }

    boolean hasUnknown(Event event) {
        return properties.hasUnknown(event.properties().fields());
    }

    /** The properties without those that the plan does not know. */
    Value.Fields known(Event event) {
        return properties.known(event.properties());
    }

    List<Violation> violations(Event event) {
        var found = new Violations();
        for (var check : common) {
            check.tell(event, found);
        }
        properties.tell(event.properties().fields(), "/properties", found);
        return found.list();
    }

    /** What the plan asks of a field of the event, which is a text. */
    private record CommonCheck(CommonField field, String name, boolean required, ValueCheck check) {
        boolean holds(Event event) {
            var text = field.in(event);
            if (text != null) {
                return check.holdsText(text);
            }
            var value = event.properties().fields().get(name);
            return value != null && present(value) ? check.holds(value) : !required;
        }

        void tell(Event event, Violations found) {
            if (holds(event)) {
                return;
            }
            var text = field.in(event);
            var value = event.properties().fields().get(name);
            if (text != null) {
                check.tell(new Value.Text(text), "/" + name, found);
            } else if (value != null && present(value)) {
                check.tell(value, "/properties/" + name, found);
            } else {
                found.add("/" + name, ViolationKind.MISSING, check.expected(), "nothing");
            }
        }

        private static boolean present(@Nullable Value value) {
            return value != null && value != Value.NOTHING;
        }
    }
}
