package io.trackplane.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a trail.
 *
 * @param entries newest first
 * @param newer entries that fit and come after this one stand on the page before; null when this is the newest page
 * @param older entries that fit and come before this one stand on the next page; null when there are none
 * @param searchedTo set when the search for entries that fit was broken off because they are rare: older ones than
 *     this have not been looked at yet
 */
public record AuditPage(
        List<AuditEntry> entries,
        @Nullable Long newer,
        @Nullable Long older,
        @Nullable Position searchedTo) {
    public AuditPage {
        entries = List.copyOf(entries);
    }

    /**
     * A place in a trail.
     *
     * @param sequence of the entry there; 0 before the first
     * @param at time of the entry
     */
    public record Position(long sequence, Instant at) {
        static final Position START = new Position(0, Instant.EPOCH);
    }
}
