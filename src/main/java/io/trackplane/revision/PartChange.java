package io.trackplane.revision;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part before and after.
 *
 * @param before canonical JSON; null when it did not exist
 * @param after canonical JSON; null when it exists no longer
 */
public record PartChange(
        PartName part, @Nullable String before, @Nullable String after) {
    /** Whether anything is different. */
    public boolean changes() {
        return !Objects.equals(before, after);
    }

    /** What was done, as in the audit trail: {@code created}, {@code changed} or {@code deleted}. */
    public String action() {
        if (before == null) {
            return "created";
        }
        return after == null ? "deleted" : "changed";
    }
}
