package io.trackplane.access;

import io.trackplane.kernel.Permission;
import io.trackplane.web.Caller;
import java.time.Instant;

/**
 * A member as the members page shows them.
 *
 * @param role key of the role
 * @param self whether it is the person who looks
 * @param changeable whether the person who looks may change or remove them
 */
record MemberView(String id, String name, String email, String role, Instant since, boolean self, boolean changeable) {
    static MemberView of(User user, String tenant, Caller caller) {
        var membership = user.membership(tenant).orElseThrow();
        var changeable = caller.may(Permission.MEMBERS_CHANGE)
                && caller.permissions().containsAll(membership.role().permissions());
        return new MemberView(
                user.id(),
                user.name(),
                user.email(),
                membership.role().key(),
                membership.since(),
                user.id().equals(caller.actor().id()),
                changeable);
    }

    /** Whether a filter as it was typed finds this member. */
    boolean matches(String filter) {
        var wanted = filter.strip().toLowerCase(java.util.Locale.ROOT);
        return email.contains(wanted)
                || name.toLowerCase(java.util.Locale.ROOT).contains(wanted)
                || role.equals(wanted);
    }
}
