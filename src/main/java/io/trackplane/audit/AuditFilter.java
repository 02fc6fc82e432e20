package io.trackplane.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted. A null component does not narrow.
 *
 * @param text part of the label, the identifier, the actor's name or the reason; case does not matter
 * @param actor name of the actor, exactly
 * @param subjectType type of the subject
 * @param subjectId identifier of the subject, exactly
 * @param action what was done
 * @param application application key
 * @param environment environment key, meaningful together with the application
 * @param from first instant
 * @param until first instant no longer wanted
 */
public record AuditFilter(
        @Nullable String text,
        @Nullable String actor,
        @Nullable String subjectType,
        @Nullable String subjectId,
        @Nullable String action,
        @Nullable String application,
        @Nullable String environment,
        @Nullable Instant from,
        @Nullable Instant until) {
    /** Everything. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, null, null, null);

    /** What happened in one environment, or in one application, or everywhere in the tenant. */
    public static AuditFilter in(@Nullable String application, @Nullable String environment) {
        return new AuditFilter(null, null, null, null, null, application, environment, null, null);
    }

    /** Whether entries are left out for anything but their time. */
    boolean narrows() {
        return Stream.of(text, actor, subjectType, subjectId, action, application, environment)
                .anyMatch(Objects::nonNull);
    }

    /** Whether a stored entry is wanted, its time aside. */
    boolean fits(Document entry) {
        return equal(actor, entry, "actor")
                && equal(subjectType, entry, "subjectType")
                && equal(subjectId, entry, "subjectId")
                && equal(action, entry, "action")
                && equal(application, entry, "application")
                && equal(environment, entry, "environment")
                && (text == null || entry.get("words", "").contains(text.toLowerCase(Locale.ROOT)));
    }

    private static boolean equal(@Nullable String wanted, Document entry, String field) {
        return wanted == null || wanted.equals(entry.getString(field));
    }
}
