package io.trackplane.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path to fields of an event, as {@link Find#paths()} has them.
 *
 * @param steps from the event downwards
 */
record FieldPath(List<Step> steps) {
    static final int LONGEST = 200;
    static final int MOST_STEPS = 20;

    /** One step. */
    sealed interface Step {}

    /** Into the field of that name. */
    record Name(String name) implements Step {}

    /** Steps that fit several fields. */
    enum Any implements Step {
        /** {@code *}: any one name. */
        NAME,
        /** {@code [*]}: any item of a list. */
        ITEM,
        /** {@code **}: any number of steps, none included. */
        DEPTH
    }

    FieldPath {
        steps = List.copyOf(steps);
    }

    /** Reads a path; nothing when it is none. */
    static Optional<FieldPath> of(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var steps = new ArrayList<Step>();
        for (var part : text.split("\\.", -1)) {
            if (!add(steps, part)) {
                return Optional.empty();
            }
        }
        return steps.size() > MOST_STEPS ? Optional.empty() : Optional.of(new FieldPath(steps));
    }

    private static boolean add(List<Step> steps, String part) {
        var name = part;
        var items = 0;
        while (name.endsWith("[*]")) {
            name = name.substring(0, name.length() - 3);
            items++;
        }
        if (name.isEmpty()
                || name.contains("[")
                || name.contains("]")
                || (name.contains("*") && !name.matches("\\*{1,2}"))) {
            return false;
        }
        steps.add(name.equals("**") ? Any.DEPTH : name.equals("*") ? Any.NAME : new Name(name));
        for (var item = 0; item < items; item++) {
            steps.add(Any.ITEM);
        }
        return true;
    }

    /** Whether it begins with something that events have. */
    boolean fitsEvents(List<String> topLevel) {
        return switch (steps.getFirst()) {
            case Name first -> topLevel.contains(first.name());
            case Any any -> any != Any.ITEM;
        };
    }
}
