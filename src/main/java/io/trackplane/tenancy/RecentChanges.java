package io.trackplane.tenancy;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest changes of a place, for start pages. Implemented by {@code audit}, which stands above this module. */
public interface RecentChanges {
    /** The newest first, at most {@code limit}. */
    List<RecentChange> of(Scope scope, int limit);

    /**
     * One change.
     *
     * @param at when
     * @param sentence what was done to what
     * @param actor who, as people read it
     * @param reason why; null when none was given
     */
    record RecentChange(
            Instant at,
            Message sentence,
            String actor,
            @Nullable String reason) {}
}
