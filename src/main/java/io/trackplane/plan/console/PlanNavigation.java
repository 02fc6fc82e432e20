package io.trackplane.plan.console;

import io.trackplane.kernel.Permission;
import io.trackplane.web.NavigationContributor;
import io.trackplane.web.NavigationEntry;
import io.trackplane.web.NavigationEntry.Area;
import java.util.List;
import org.springframework.stereotype.Component;

/** The plan's line in the sidebar. */
@Component
class PlanNavigation implements NavigationContributor {
    @Override
    public List<NavigationEntry> entries() {
        return List.of(new NavigationEntry(
                Area.ENVIRONMENT, "web.section.define", 30, "plan", "plan.nav", "/plan", Permission.TENANT_READ));
    }
}
