package io.trackplane.web;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.Permission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, resolved for each request and available as a handler method argument.
 *
 * @param actor who, as the audit trail names them
 * @param tenant slug of the tenant the request is about; null where it is about none
 * @param permissions what the caller may do in that tenant, at this moment
 * @param platformAdministrator whether the caller administers the server
 */
public record Caller(Actor actor, @Nullable String tenant, Set<Permission> permissions, boolean platformAdministrator) {
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
