package io.trackplane.insight.console;

import io.trackplane.kernel.Permission;
import io.trackplane.web.NavigationContributor;
import io.trackplane.web.NavigationEntry;
import io.trackplane.web.NavigationEntry.Area;
import java.util.List;
import org.springframework.stereotype.Component;

/** The dashboards' line in the sidebar; which of them is chosen by tabs. */
@Component
class InsightNavigation implements NavigationContributor {
    @Override
    public List<NavigationEntry> entries() {
        return List.of(new NavigationEntry(
                Area.ENVIRONMENT, "web.section.see", 20, "dash", "insight.nav", "/insight", Permission.TENANT_READ));
    }
}
