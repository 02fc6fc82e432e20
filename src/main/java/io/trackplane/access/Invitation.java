package io.trackplane.access;

import io.trackplane.kernel.AuditableChange.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A way into a tenant for one person, by a link that works once. What changes about it changes in one conditional write,
 * so it carries no version.
 *
 * @param id SHA-256 of the token in the link
 * @param tenant slug
 * @param email the address it is for, as {@code Users} stores addresses
 * @param role what the person will be
 * @param invitedBy user id of who invited; {@code system} for the server itself
 * @param inviter what people call who invited: an e-mail address, a token's label
 * @param createdAt when it was made
 * @param expiresAt from when it no longer works
 * @param usedAt when somebody accepted it; null when nobody has
 * @param revokedAt when it was taken back or replaced by a new link; null when it was not
 */
@Document("invitations")
public record Invitation(
        @Id String id,
        @Indexed String tenant,
        String email,
        Role role,
        String invitedBy,
        String inviter,
        Instant createdAt,
        @Indexed(expireAfter = "30d") Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable Instant revokedAt) {
    /** Whether it can still be accepted. */
    public boolean isOpen(Instant now) {
        return usedAt == null && revokedAt == null && now.isBefore(expiresAt);
    }

    Subject subject() {
        return new Subject("invitation", id, email);
    }
}
