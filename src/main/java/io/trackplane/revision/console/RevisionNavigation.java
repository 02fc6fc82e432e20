package io.trackplane.revision.console;

import io.trackplane.kernel.Permission;
import io.trackplane.web.NavigationContributor;
import io.trackplane.web.NavigationEntry;
import io.trackplane.web.NavigationEntry.Area;
import java.util.List;
import org.springframework.stereotype.Component;

/** This module's line in the sidebar. */
@Component
class RevisionNavigation implements NavigationContributor {
    @Override
    public List<NavigationEntry> entries() {
        return List.of(new NavigationEntry(
                Area.ENVIRONMENT,
                "web.section.review",
                80,
                "clock",
                "revision.nav",
                "/revisions",
                Permission.TENANT_READ));
    }
}
