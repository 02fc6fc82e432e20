package io.trackplane.delivery;

import io.trackplane.plan.ClassifiedProperty;
import io.trackplane.plan.PlanPolicy;
import io.trackplane.plan.Plans;
import io.trackplane.privacy.EnvironmentClasses;
import io.trackplane.privacy.PiiClass;
import io.trackplane.privacy.PiiClasses;
import io.trackplane.privacy.PiiClasses.ClassifiedField;
import io.trackplane.revision.Parts;
import io.trackplane.tenancy.Environment;
import org.springframework.stereotype.Component;

/** Hands what plans say about personal properties to masking. */
@Component
class PlannedClasses implements EnvironmentClasses {
    private final Plans plans;

    PlannedClasses(Plans plans) {
        this.plans = plans;
    }

    @Override
    public PiiClasses of(Environment environment, Parts parts) {
        var policy = Snapshot.only(parts, PlanPolicy.KIND, PlanPolicy::parse, PlanPolicy.NONE);
        var fields = plans.classified(environment, policy).stream()
                .map(PlannedClasses::field)
                .toList();
        return () -> fields;
    }

    private static ClassifiedField field(ClassifiedProperty property) {
        return new ClassifiedField(
                property.event(),
                property.path(),
                PiiClass.valueOf(property.pii().name()));
    }
}
