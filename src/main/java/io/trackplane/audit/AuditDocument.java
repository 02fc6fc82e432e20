package io.trackplane.audit;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An entry as it is stored. Inserted once and never updated, therefore without a version.
 *
 * @param id {@link Trail#id}
 * @param words what free text is looked for in: label, identifier, actor and reason in lower case
 */
@Document(AuditDocument.COLLECTION)
record AuditDocument(
        @Id String id,
        Instant at,
        Actor.Kind actorKind,
        String actorId,
        String actor,
        @Nullable String application,
        @Nullable String environment,
        String subjectType,
        String subjectId,
        String label,
        String action,
        @Nullable String reason,
        List<FieldChange> changes,
        String words) {
    static final String COLLECTION = "audit_entries";

    static AuditDocument of(String id, Instant at, AuditableChange change) {
        var actor = change.actor();
        var subject = change.subject();
        var label = Cut.label(subject.label());
        var reason = Cut.value(change.reason());
        return new AuditDocument(
                id,
                at,
                actor.kind(),
                actor.id(),
                actor.name(),
                change.scope().application(),
                change.scope().environment(),
                subject.type(),
                subject.id(),
                label,
                change.action(),
                reason,
                Cut.changes(change.changes()),
                words(label, subject.id(), actor.name(), reason == null ? "" : reason));
    }

    AuditEntry entry(Trail trail) {
        return new AuditEntry(
                trail.sequence(id),
                at,
                new Actor(actorKind, actorId, actor),
                new Scope(trail.tenant(), application, environment),
                new Subject(subjectType, subjectId, label),
                action,
                reason,
                changes);
    }

    private static String words(String... parts) {
        return String.join("\n", parts).toLowerCase(Locale.ROOT);
    }
}
