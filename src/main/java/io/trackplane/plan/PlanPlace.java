package io.trackplane.plan;

/**
 * A place in a plan, by name instead of position, so that it means the same before and after an edit.
 *
 * @param at which definition; the kind's key as name for the plan as a whole
 * @param field path within it, such as {@code properties[1].min}
 */
public record PlanPlace(DefinitionName at, String field) {
    private static final DefinitionName WHOLE = DefinitionName.event("");

    /** The place of a path as in {@link PlanContent#check()}, such as {@code events[3].name}. */
    public static PlanPlace of(String path, PlanContent content) {
        int close = path.indexOf("].");
        if (close < 0 || !(path.startsWith("events[") || path.startsWith("groups["))) {
            return new PlanPlace(WHOLE, path);
        }
        int index = Integer.parseInt(path.substring("events[".length(), close));
        Definition definition = path.startsWith("events")
                ? content.events().get(index)
                : content.groups().get(index);
        return new PlanPlace(DefinitionName.of(definition), path.substring(close + 2));
    }

    /** Whether it is the plan as a whole. */
    public boolean isWhole() {
        return at.equals(WHOLE);
    }

    /** {@code event/order_paid.properties[1].min}; only the field where it is the plan as a whole. */
    @Override
    public String toString() {
        return isWhole() ? field : at + "." + field;
    }
}
