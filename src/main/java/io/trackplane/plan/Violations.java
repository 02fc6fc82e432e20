package io.trackplane.plan;

import java.util.ArrayList;
import java.util.List;

/** Collects violations up to {@link EventContract#MOST_VIOLATIONS}. */
final class Violations {
    private final List<Violation> found = new ArrayList<>();

    void add(String pointer, ViolationKind kind, String expected, String what) {
        if (found.size() < EventContract.MOST_VIOLATIONS) {
            found.add(new Violation(pointer, kind, expected, what));
        }
    }

    boolean full() {
        return found.size() >= EventContract.MOST_VIOLATIONS;
    }

    List<Violation> list() {
        return found;
    }
}
