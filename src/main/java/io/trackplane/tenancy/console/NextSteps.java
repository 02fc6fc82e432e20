package io.trackplane.tenancy.console;

import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Beginning;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.MemberCount;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What to do next in an environment: the whole list while anything is left to do, nothing after that. */
@Component
class NextSteps {
    private final Applications applications;
    private final ObjectProvider<MemberCount> members;
    private final ObjectProvider<Beginning> beginnings;

    NextSteps(Applications applications, ObjectProvider<MemberCount> members, ObjectProvider<Beginning> beginnings) {
        this.beginnings = beginnings;
        this.applications = applications;
        this.members = members;
    }

    List<Step> of(Environment environment, KeysView keys) {
        var application = applications.get(environment.tenant(), environment.application());
        var steps = new ArrayList<>(Step.of(application, environment, keys, hasColleagues(environment.tenant())));
        beginnings
                .orderedStream()
                .map(beginning -> Step.of(beginning, environment, keys))
                .forEach(steps::add);
        return steps.stream().allMatch(Step::done) ? List.of() : List.copyOf(steps);
    }

    private boolean hasColleagues(String tenant) {
        var count = members.getIfAvailable();
        return count != null && count.of(tenant) > 1;
    }
}
