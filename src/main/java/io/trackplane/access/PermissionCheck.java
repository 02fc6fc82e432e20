package io.trackplane.access;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.web.Caller;
import org.springframework.stereotype.Component;

/** For handlers whose permission depends on more than their route, such as whether an environment is protected. */
@Component
public class PermissionCheck {
    private final RoleTexts roles;

    PermissionCheck(RoleTexts roles) {
        this.roles = roles;
    }

    /**
     * Refuses a caller without a permission.
     *
     * @throws Problem.Forbidden naming the roles that have it
     */
    public void require(Caller caller, Permission permission) {
        if (!caller.may(permission)) {
            throw new Problem.Forbidden(Message.of("access.forbidden", String.join(", ", roles.thatMay(permission))));
        }
    }
}
