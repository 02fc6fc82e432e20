package io.trackplane.tenancy;

import io.trackplane.kernel.AuditableChange.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an SDK shows to say which environment it speaks for.
 *
 * @param id SHA-256 of the key
 * @param tenant slug of the tenant
 * @param application key of the application
 * @param environment key of the environment
 * @param kind public or secret
 * @param label what people call it, 1 to 60 characters
 * @param value the key itself for client keys, which are public; null for server keys
 * @param ending its last four characters
 * @param createdAt when it was created
 * @param createdBy who created it
 * @param lastUsedAt when it last proved a request, to the minute; null when it never did
 * @param expiresAt from when it no longer works; null when no end is set
 * @param revokedAt when it was revoked; null when it was not
 */
public record SdkKey(
        String id,
        String tenant,
        String application,
        String environment,
        Kind kind,
        String label,
        @Nullable String value,
        String ending,
        Instant createdAt,
        String createdBy,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {
    /** The two sorts of keys. */
    public enum Kind {
        /** Public: stands in web pages and apps. Sends events, reads flags and configuration. */
        CLIENT("tpc_"),
        /** Secret: all of that without origin check, and reads statistics. */
        SERVER("tps_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** How keys of this kind begin. */
        public String prefix() {
            return prefix;
        }

        /** The name as it stands in JSON and message keys. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What a key is good for at a moment. */
    public enum State {
        /** Works, with no end set. */
        ACTIVE,
        /** Works until its end, which rotation has set. */
        EXPIRING,
        /** Its end has passed. */
        EXPIRED,
        /** Somebody revoked it. */
        REVOKED;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        if (expiresAt == null) {
            return State.ACTIVE;
        }
        return now.isBefore(expiresAt) ? State.EXPIRING : State.EXPIRED;
    }

    /** Whether it proves anything now. */
    public boolean works(Instant now) {
        var state = state(now);
        return state == State.ACTIVE || state == State.EXPIRING;
    }

    /** The whole key where it is public, otherwise its prefix and last four characters. */
    public String shown() {
        return value != null ? value : kind.prefix() + "…" + ending;
    }

    /** Whether it stopped working before a moment. */
    boolean endedBefore(Instant moment) {
        return (revokedAt != null && revokedAt.isBefore(moment)) || (expiresAt != null && expiresAt.isBefore(moment));
    }

    Map<String, Object> audited() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", kind.key());
        fields.put("label", label);
        fields.put("ending", ending);
        return fields;
    }

    SdkKey usedAt(@Nullable Instant use) {
        return new SdkKey(
                id,
                tenant,
                application,
                environment,
                kind,
                label,
                value,
                ending,
                createdAt,
                createdBy,
                use,
                expiresAt,
                revokedAt);
    }

    Subject subject() {
        return new Subject("sdk-key", id, label);
    }
}
