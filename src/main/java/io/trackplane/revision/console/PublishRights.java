package io.trackplane.revision.console;

import io.trackplane.access.PermissionCheck;
import io.trackplane.kernel.Permission;
import io.trackplane.revision.PartKinds;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import org.springframework.stereotype.Component;

/** Who may publish where, beyond what a route can say of itself. */
@Component
class PublishRights {
    private final PartKinds kinds;
    private final PermissionCheck permissions;

    PublishRights(PartKinds kinds, PermissionCheck permissions) {
        this.kinds = kinds;
        this.permissions = permissions;
    }

    /** The permission that publishing in an environment needs. */
    static Permission needed(Environment environment) {
        return environment.isProtected() ? Permission.PUBLISH_PROTECTED : Permission.PUBLISH;
    }

    /** @throws io.trackplane.kernel.Problem.Forbidden naming the roles that may */
    void require(Environment environment, Caller caller) {
        permissions.require(caller, needed(environment));
    }

    /** @throws io.trackplane.kernel.Problem.Forbidden when the caller may not draft changes to parts of that kind */
    void requireChange(String kind, Caller caller) {
        permissions.require(caller, kinds.get(kind).permission());
    }
}
