package io.trackplane.revision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that waits to be published. An environment has at most one of each part; every member sees it.
 *
 * @param part what it changes
 * @param content canonical JSON of what is wanted; null when the part is to be deleted
 * @param base canonical JSON of what was published when the draft began; null when there was nothing
 * @param baseRevision number of the revision that was
 * @param by who saved it last
 * @param at when
 */
public record Draft(
        PartName part, @Nullable String content, @Nullable String base, long baseRevision, String by, Instant at) {
    /** What publishing it would do, provided that nobody published the part meanwhile. */
    public PartChange change() {
        return new PartChange(part, base, content);
    }

    /** Stands for the exact content, as {@link Editing#basis} does. */
    public String basis() {
        return Editing.basis(content);
    }
}
