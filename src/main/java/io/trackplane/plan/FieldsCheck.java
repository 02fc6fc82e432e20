package io.trackplane.plan;

import io.trackplane.event.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the plan asks of the fields of an object. Looks fields up by name; walking over them would allocate. */
final class FieldsCheck {
    private final String[] names;
    private final boolean[] required;
    private final ValueCheck[] checks;
    private final String[] elsewhere;
    private final Set<String> known;
    private final boolean holdsObjects;

    private FieldsCheck(List<PropertyDefinition> properties, List<String> elsewhere) {
        this.names = properties.stream().map(PropertyDefinition::name).toArray(String[]::new);
        this.checks = properties.stream().map(ValueCheck::of).toArray(ValueCheck[]::new);
        this.required = new boolean[names.length];
        for (int index = 0; index < names.length; index++) {
            required[index] = properties.get(index).required();
        }
        this.elsewhere = elsewhere.toArray(String[]::new);
        var all = new HashSet<>(elsewhere);
        all.addAll(List.of(names));
        this.known = Set.copyOf(all);
        this.holdsObjects = List.of(checks).stream().anyMatch(ValueCheck::mayHoldUnknown);
    }

    /**
     * @param elsewhere further names that are known and checked by somebody else
     */
    static FieldsCheck of(List<PropertyDefinition> properties, List<String> elsewhere) {
        return new FieldsCheck(properties, elsewhere);
    }

    boolean holds(Map<String, Value> fields) {
        for (int index = 0; index < names.length; index++) {
            var value = fields.get(names[index]);
            if (value == null || value == Value.NOTHING ? required[index] : !checks[index].holds(value)) {
                return false;
            }
        }
        return true;
    }

    void tell(Map<String, Value> fields, String pointer, Violations found) {
        for (int index = 0; index < names.length && !found.full(); index++) {
            var value = fields.get(names[index]);
            var at = pointer + "/" + names[index].replace("~", "~0").replace("/", "~1");
            if (value != null && value != Value.NOTHING) {
                checks[index].tell(value, at, found);
            } else if (required[index]) {
                found.add(at, ViolationKind.MISSING, checks[index].expected(), "nothing");
            }
        }
    }

    boolean hasUnknown(Map<String, Value> fields) {
        int met = 0;
        for (int index = 0; index < names.length; index++) {
            var value = fields.get(names[index]);
            met += value == null ? 0 : 1;
            if (holdsObjects && value != null && checks[index].hasUnknown(value)) {
                return true;
            }
        }
        for (var name : elsewhere) {
            met += fields.get(name) == null ? 0 : 1;
        }
        return met < fields.size();
    }

    Value.Fields known(Value.Fields all) {
        if (!hasUnknown(all.fields())) {
            return all;
        }
        var kept = new LinkedHashMap<String, Value>(all.fields());
        kept.keySet().retainAll(known);
        for (int index = 0; index < names.length; index++) {
            var check = checks[index];
            kept.computeIfPresent(names[index], (name, value) -> check.known(value));
        }
        return new Value.Fields(kept);
    }
}
