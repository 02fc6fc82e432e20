package io.trackplane.plan.console;

import io.trackplane.kernel.Permission;
import io.trackplane.plan.PlanPolicy;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Beginning;
import io.trackplane.tenancy.Environment;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A tracking plan that the environment follows. */
@Component
@Order(1)
class PlanFollowed implements Beginning {
    private final Revisions revisions;

    PlanFollowed(Revisions revisions) {
        this.revisions = revisions;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public boolean isDone(Environment environment) {
        return !revisions.current(environment).parts().of(PlanPolicy.KIND).isEmpty();
    }

    @Override
    public String page() {
        return "/plan";
    }

    @Override
    public Permission permission() {
        return Permission.PLAN_CHANGE;
    }
}
