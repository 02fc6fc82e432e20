package io.trackplane.audit;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a trail.
 *
 * @param sequence position in its trail, from 1 without gaps
 * @param at when, in milliseconds; never earlier than the entry before
 * @param actor who
 * @param scope where
 * @param subject what
 * @param action what was done to it
 * @param reason why; null when none was given
 * @param changes field by field; long values are cut and marked
 */
public record AuditEntry(
        long sequence,
        Instant at,
        Actor actor,
        Scope scope,
        Subject subject,
        String action,
        @Nullable String reason,
        List<FieldChange> changes) {
    public AuditEntry {
        changes = List.copyOf(changes);
    }
}
