package io.trackplane.access;

import io.trackplane.web.Caller;
import java.time.Instant;

/**
 * An invitation as the members page shows it.
 *
 * @param role key of the role
 * @param expired whether its link no longer works
 * @param changeable whether the person who looks may revoke or renew it
 */
record InvitationView(
        String id,
        String email,
        String role,
        String inviter,
        Instant createdAt,
        Instant expiresAt,
        boolean expired,
        boolean changeable) {
    static InvitationView of(Invitation invitation, Caller caller, Instant now) {
        return new InvitationView(
                invitation.id(),
                invitation.email(),
                invitation.role().key(),
                invitation.inviter(),
                invitation.createdAt(),
                invitation.expiresAt(),
                !invitation.isOpen(now),
                caller.permissions().containsAll(invitation.role().permissions()));
    }
}
