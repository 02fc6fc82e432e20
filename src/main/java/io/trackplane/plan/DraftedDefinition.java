package io.trackplane.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event or a property group whose change waits in the plan's draft.
 *
 * @param name what it is called in the draft; the published name where it is to be removed
 * @param replaces the published name of what it changes; null when it is new. Another one than {@code name} when it is renamed
 * @param wanted null when it is to be removed
 * @param by who saved it last
 * @param at when
 */
public record DraftedDefinition(
        DefinitionName name,
        @Nullable String replaces,
        @Nullable Definition wanted,
        String by,
        Instant at) {
    /** What publishing would do, as in the audit trail: {@code created}, {@code changed} or {@code deleted}. */
    public String action() {
        if (wanted == null) {
            return "deleted";
        }
        return replaces == null ? "created" : "changed";
    }
}
