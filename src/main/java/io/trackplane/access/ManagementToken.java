package io.trackplane.access;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A member's credential for programs: it may do what its role may do, and never more than its owner may do in the
 * tenant at that moment. What changes about it changes in one conditional write, so it carries no version.
 *
 * @param id SHA-256 of the token
 * @param userId whose it is
 * @param tenant slug of the only tenant it is good for
 * @param role the most it may do
 * @param label what its owner calls it
 * @param ending its last four characters, to tell it from others
 * @param createdAt when it was made
 * @param expiresAt from when it no longer works
 * @param lastUsedAt when it last proved a request, to the minute; null when it never did
 * @param revokedAt when it was revoked; null when it was not
 */
@Document("management_tokens")
public record ManagementToken(
        @Id String id,
        @Indexed String userId,
        @Indexed String tenant,
        Role role,
        String label,
        String ending,
        Instant createdAt,
        @Indexed(expireAfter = "30d") Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {
    /** How every management token begins. */
    public static final String PREFIX = "tpm_";

    /** Its prefix and last four characters. */
    public String shown() {
        return PREFIX + "…" + ending;
    }

    public boolean works(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** The token as the audit trail names it. */
    public Actor actor() {
        return Actor.token(id, label);
    }

    Subject subject() {
        return new Subject("management-token", id, label);
    }
}
