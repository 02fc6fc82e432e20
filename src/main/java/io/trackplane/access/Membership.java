package io.trackplane.access;

import java.time.Instant;

/**
 * A person's place in a tenant.
 *
 * @param tenant slug
 * @param role what they may do there
 * @param since when they joined
 */
public record Membership(String tenant, Role role, Instant since) {
    Membership withRole(Role other) {
        return new Membership(tenant, other, since);
    }
}
