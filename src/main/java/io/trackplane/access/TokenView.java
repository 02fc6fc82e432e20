package io.trackplane.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A management token as its owner sees it.
 *
 * @param role key of the most it may do
 * @param less key of the owner's present role where that is less; null where it is not
 */
record TokenView(
        String id,
        String label,
        String shown,
        String tenant,
        String tenantName,
        String role,
        @Nullable String less,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        boolean expired) {
    static TokenView of(ManagementToken token, String tenantName, User owner, Instant now) {
        var less = owner.membership(token.tenant())
                .map(Membership::role)
                .filter(role -> !role.covers(token.role()))
                .map(Role::key);
        return new TokenView(
                token.id(),
                token.label(),
                token.shown(),
                token.tenant(),
                tenantName,
                token.role().key(),
                less.orElse(null),
                token.createdAt(),
                token.expiresAt(),
                token.lastUsedAt(),
                !token.works(now));
    }
}
