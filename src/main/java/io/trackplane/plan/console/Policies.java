package io.trackplane.plan.console;

import io.trackplane.plan.PlanPolicy;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import org.springframework.stereotype.Component;

/** What environments follow at this moment. */
@Component
class Policies {
    static final PartName PART = PartName.only(PlanPolicy.KIND);

    private final Revisions revisions;

    Policies(Revisions revisions) {
        this.revisions = revisions;
    }

    /** What is published in an environment. */
    PlanPolicy followed(Environment environment) {
        return revisions
                .current(environment)
                .parts()
                .find(PART)
                .map(PlanPolicy::parse)
                .orElse(PlanPolicy.NONE);
    }
}
