package io.trackplane.plan;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes a property unfit to be saved. */
final class PropertyChecks {
    private static final BigDecimal LARGEST = new BigDecimal("1E30");
    private static final int MOST_DIGITS = 40;
    private static final int LONGEST_LENGTH = 1_000_000;

    private final Findings findings;

    PropertyChecks(Findings findings) {
        this.findings = findings;
    }

    /**
     * Looks at all of an event, a group or an object.
     *
     * @param top whether names of common fields mean those
     */
    void checkAll(List<PropertyDefinition> properties, String path, boolean top) {
        checkAll(properties, path, top, 1);
    }

    private void checkAll(List<PropertyDefinition> properties, String path, boolean top, int depth) {
        findings.atMost(path, properties, PlanLimits.PROPERTIES);
        var names = new HashSet<String>();
        for (int index = 0; index < properties.size(); index++) {
            var property = properties.get(index);
            var at = path + "[" + index + "].";
            Names.checkProperty(property.name(), at + "name", findings);
            findings.that(names.add(property.name()), at + "name", "plan.problem.twice", property.name());
            if (top) {
                checkCommon(property, at);
            }
            check(property, at, depth);
        }
    }

    private void checkCommon(PropertyDefinition property, String at) {
        findings.that(!property.name().equals("event_name"), at + "name", "plan.problem.event-name");
        var common = CommonField.of(property.name());
        if (common != null) {
            findings.that(
                    common.fits(property.type()),
                    at + "type",
                    common == CommonField.TIME ? "plan.problem.common-time" : "plan.problem.common-text",
                    property.name());
        }
    }

    private void check(PropertyDefinition property, String at, int depth) {
        findings.that(depth <= PlanLimits.DEPTH, at + "type", "plan.problem.too-deep", PlanLimits.DEPTH);
        findings.atMost(at + "description", property.description(), PlanLimits.DESCRIPTION);
        findings.atMost(at + "example", property.example(), PlanLimits.EXAMPLE);
        checkValues(property, at);
        checkPattern(property, at);
        checkRange(property, at);
        checkLength(property, at);
        if (depth <= PlanLimits.DEPTH) {
            checkInside(property, at, depth);
        }
    }

    private void checkValues(PropertyDefinition property, String at) {
        var path = at + "values";
        var values = property.values();
        if (property.type() != PropertyType.ENUM) {
            onlyFor(values.isEmpty(), path, property, "enum");
            return;
        }
        findings.that(!values.isEmpty(), path, "plan.problem.no-values");
        findings.atMost(path, values, PlanLimits.VALUES);
        var seen = new HashSet<String>();
        for (int index = 0; index < values.size(); index++) {
            var value = values.get(index);
            findings.that(!value.isEmpty(), path + "[" + index + "]", "plan.problem.required");
            findings.that(seen.add(value), path + "[" + index + "]", "plan.problem.twice", value);
            findings.atMost(path + "[" + index + "]", value, PlanLimits.NAME);
        }
    }

    private void checkPattern(PropertyDefinition property, String at) {
        var pattern = property.pattern();
        if (pattern != null) {
            onlyFor(property.type() == PropertyType.STRING, at + "pattern", property, "string");
            findings.that(
                    Patterns.compile(pattern).isPresent(), at + "pattern", "plan.problem.pattern", Patterns.LONGEST);
        }
    }

    private void checkRange(PropertyDefinition property, String at) {
        var type = property.type();
        boolean numeric = type == PropertyType.INTEGER || type == PropertyType.NUMBER;
        onlyFor(property.min() == null || numeric, at + "min", property, "integer, number");
        onlyFor(property.max() == null || numeric, at + "max", property, "integer, number");
        boolean proper = findings.that(moderate(property.min()), at + "min", "plan.problem.number")
                & findings.that(moderate(property.max()), at + "max", "plan.problem.number");
        if (proper && property.min() != null && property.max() != null) {
            findings.that(property.min().compareTo(property.max()) <= 0, at + "max", "plan.problem.reversed");
        }
    }

    private static boolean moderate(@Nullable BigDecimal number) {
        return number == null
                || (Math.abs((long) number.scale()) <= MOST_DIGITS
                        && number.precision() <= MOST_DIGITS
                        && number.abs().compareTo(LARGEST) <= 0);
    }

    private void checkLength(PropertyDefinition property, String at) {
        var type = property.type();
        boolean measured = type == PropertyType.STRING || type == PropertyType.ARRAY;
        onlyFor(property.minLength() == null || measured, at + "min_length", property, "string, array");
        onlyFor(property.maxLength() == null || measured, at + "max_length", property, "string, array");
        checkLength(property.minLength(), at + "min_length");
        checkLength(property.maxLength(), at + "max_length");
        if (property.minLength() != null && property.maxLength() != null) {
            findings.that(property.minLength() <= property.maxLength(), at + "max_length", "plan.problem.reversed");
        }
    }

    private void checkLength(@Nullable Integer length, String path) {
        if (length != null) {
            findings.that(length >= 0 && length <= LONGEST_LENGTH, path, "plan.problem.length", LONGEST_LENGTH);
        }
    }

    private void checkInside(PropertyDefinition property, String at, int depth) {
        var items = property.items();
        if (items != null && onlyFor(property.type() == PropertyType.ARRAY, at + "items", property, "array")) {
            findings.that(items.name().isEmpty(), at + "items.name", "plan.problem.item-name");
            findings.that(!items.required(), at + "items.required", "plan.problem.item-required");
            check(items, at + "items.", depth + 1);
        }
        if (!property.properties().isEmpty()
                && onlyFor(property.type() == PropertyType.OBJECT, at + "properties", property, "object")) {
            checkAll(property.properties(), at + "properties", false, depth + 1);
        }
    }

    private boolean onlyFor(boolean holds, String path, PropertyDefinition property, String types) {
        return findings.that(
                holds, path, "plan.problem.only-for", types, property.type().key());
    }
}
