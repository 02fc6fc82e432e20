package io.trackplane.plan;

import io.trackplane.event.Value;

/** What the plan asks of one value that is there. {@link #tell} says something exactly when {@link #holds} is false. */
abstract sealed class ValueCheck
        permits TextCheck, NumberCheck, TruthCheck, TimestampCheck, EnumCheck, ItemsCheck, ObjectCheck {
    private final String expected;
    private final boolean discreet;

    /**
     * @param expected the type as people read it
     * @param property says whether values may be shown
     */
    ValueCheck(String expected, PropertyDefinition property) {
        this.expected = expected;
        this.discreet = property.pii() != PiiClass.NONE;
    }

    /** Compiles what a property may be. */
    static ValueCheck of(PropertyDefinition property) {
        return switch (property.type()) {
            case STRING -> new TextCheck(property);
            case INTEGER, NUMBER -> new NumberCheck(property);
            case BOOLEAN -> new TruthCheck(property);
            case TIMESTAMP -> new TimestampCheck(property);
            case ENUM -> new EnumCheck(property);
            case ARRAY -> new ItemsCheck(property);
            case OBJECT -> new ObjectCheck(property);
        };
    }

    abstract boolean holds(Value value);

    abstract void tell(Value value, String pointer, Violations found);

    /** The same as {@link #holds} for a text that is no {@link Value} yet. */
    boolean holdsText(String text) {
        return holds(new Value.Text(text));
    }

    /** Whether a value can contain properties that the plan does not know. */
    boolean mayHoldUnknown() {
        return false;
    }

    /** Whether the value contains properties that the plan does not know. */
    boolean hasUnknown(Value value) {
        return false;
    }

    /** The value without them. */
    Value known(Value value) {
        return value;
    }

    final String expected() {
        return expected;
    }

    final String shown(Value value) {
        return Shown.of(value, discreet);
    }

    final void tellType(Value value, String pointer, Violations found) {
        found.add(pointer, ViolationKind.TYPE, expected, shown(value));
    }
}
