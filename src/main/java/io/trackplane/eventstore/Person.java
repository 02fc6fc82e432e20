package io.trackplane.eventstore;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose rows are meant.
 *
 * @param ids each a {@code user_id} or {@code anonymous_id} as stored
 * @param devices each an {@code anonymous_id} as stored; meant are only rows without a {@code user_id}
 * @param visitors the numbers that stand for ids and devices in {@link StoredEvent#visitor()}
 */
public record Person(Set<String> ids, Set<String> devices, Set<Long> visitors) {
    public Person {
        ids = Set.copyOf(ids);
        devices = Set.copyOf(devices);
        visitors = Set.copyOf(visitors);
        if (ids.isEmpty() || visitors.isEmpty()) {
            throw new IllegalArgumentException("a person has an id and a number");
        }
    }

    /** Whether a row is meant. */
    public boolean isNamed(@Nullable String userId, @Nullable String anonymousId) {
        return userId != null && ids.contains(userId)
                || anonymousId != null
                        && (ids.contains(anonymousId) || userId == null && devices.contains(anonymousId));
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
        return "Person";
    }
}
