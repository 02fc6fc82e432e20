package io.trackplane.management;

import io.trackplane.access.PermissionCheck;
import io.trackplane.kernel.Permission;
import io.trackplane.revision.PartKind;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import org.springframework.stereotype.Component;

/** Who may change and publish what, beyond what a route can say of itself: as in the console. */
@Component
class ManagementRights {
    private final PermissionCheck permissions;

    ManagementRights(PermissionCheck permissions) {
        this.permissions = permissions;
    }

    /** @throws io.trackplane.kernel.Problem.Forbidden when the caller may not draft changes to parts of that kind */
    void requireChange(PartKind kind, Caller caller) {
        permissions.require(caller, kind.permission());
    }

    /** @throws io.trackplane.kernel.Problem.Forbidden when the caller may not publish there */
    void requirePublish(Environment environment, Caller caller) {
        permissions.require(caller, environment.isProtected() ? Permission.PUBLISH_PROTECTED : Permission.PUBLISH);
    }
}
