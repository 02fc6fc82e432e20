package io.trackplane.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that was made and belongs in the audit trail. Published as an application event by the service that made
 * it, after the change is durable and before the caller is answered; the {@code audit} module listens synchronously.
 *
 * <p>The sentence shown is the message {@code audit.<subject type>.<action>} with the label as its first argument.
 *
 * @param actor who
 * @param scope where: the tenant (null for changes above all tenants) and, within it, application and environment
 * @param subject what
 * @param action what was done to it, past tense, lower case with hyphens: {@code created}, {@code role-changed}
 * @param reason why, in the actor's words; null when none was given
 * @param changes field by field, before and after; empty when the action says it all
 */
public record AuditableChange(
        Actor actor,
        Scope scope,
        Subject subject,
        String action,
        @Nullable String reason,
        List<FieldChange> changes) {
    public AuditableChange {
        changes = List.copyOf(changes);
    }

    public AuditableChange(Actor actor, Scope scope, Subject subject, String action, List<FieldChange> changes) {
        this(actor, scope, subject, action, null, changes);
    }

    public AuditableChange because(@Nullable String why) {
        return new AuditableChange(actor, scope, subject, action, why == null || why.isBlank() ? null : why, changes);
    }

    /**
     * The thing that was changed.
     *
     * @param type lower case with hyphens: {@code tenant}, {@code sdk-key}
     * @param id its identifier within the scope
     * @param label what people call it
     */
    public record Subject(String type, String id, String label) {}
}
