package io.trackplane.access;

import io.trackplane.kernel.Permission;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** For routes that programs call with a key and people with the session of their console. */
public final class SessionMember {
    private SessionMember() {}

    /** The tenants in which the signed-in person has a permission, by slug; nothing where nobody is signed in. */
    public static Optional<List<String>> tenantsWith(Permission permission, HttpServletRequest request) {
        return CurrentUser.of(request)
                .map(user -> user.memberships().stream()
                        .filter(membership -> membership.role().permissions().contains(permission))
                        .map(Membership::tenant)
                        .toList());
    }
}
