package io.trackplane.revision;

import io.trackplane.kernel.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was published at one moment in one environment. Never changes.
 *
 * @param number counts the environment's revisions from 1 without gaps; shown as {@code r1482}
 * @param at when
 * @param actor who published it
 * @param reason why, in their words; null when none was given
 * @param revertedTo the revision whose state it brought back; null where it brought something new
 * @param changes what is different from the revision before, in the order of names; never empty
 */
public record Revision(
        long number,
        Instant at,
        Actor actor,
        @Nullable String reason,
        @Nullable Long revertedTo,
        List<PartChange> changes) {
    public Revision {
        changes = List.copyOf(changes);
    }
}
