package io.trackplane.flag.console;

import io.trackplane.kernel.Permission;
import io.trackplane.web.NavigationContributor;
import io.trackplane.web.NavigationEntry;
import io.trackplane.web.NavigationEntry.Area;
import java.util.List;
import org.springframework.stereotype.Component;

/** This module's line in the sidebar. Segments are reached from the flags. */
@Component
class FlagNavigation implements NavigationContributor {
    @Override
    public List<NavigationEntry> entries() {
        return List.of(new NavigationEntry(
                Area.ENVIRONMENT,
                "web.section.control",
                50,
                "flag",
                "flag.nav.flags",
                "/flags",
                Permission.TENANT_READ));
    }
}
