package io.trackplane.eventstore;

import java.util.Set;

/**
 * Somebody whose rows are meant.
 *
 * @param ids each a {@code user_id} or {@code anonymous_id} as stored
 * @param visitors the numbers that stand for the ids in {@link StoredEvent#visitor()}
 */
public record Person(Set<String> ids, Set<Long> visitors) {
    public Person {
        ids = Set.copyOf(ids);
        visitors = Set.copyOf(visitors);
        if (ids.isEmpty() || visitors.isEmpty()) {
            throw new IllegalArgumentException("a person has an id and a number");
        }
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
        return "Person";
    }
}
