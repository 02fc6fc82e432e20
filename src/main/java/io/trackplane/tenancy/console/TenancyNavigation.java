package io.trackplane.tenancy.console;

import io.trackplane.kernel.Permission;
import io.trackplane.web.NavigationContributor;
import io.trackplane.web.NavigationEntry;
import io.trackplane.web.NavigationEntry.Area;
import java.util.List;
import org.springframework.stereotype.Component;

/** This module's lines in the sidebars. */
@Component
class TenancyNavigation implements NavigationContributor {
    @Override
    public List<NavigationEntry> entries() {
        return List.of(
                new NavigationEntry(
                        Area.ENVIRONMENT, null, 0, "start", "tenancy.nav.start", "", Permission.TENANT_READ),
                new NavigationEntry(Area.TENANT, null, 0, "table", "tenancy.nav.overview", "", Permission.TENANT_READ),
                new NavigationEntry(
                        Area.TENANT, null, 10, "gear", "tenancy.nav.settings", "/settings", Permission.TENANT_READ),
                new NavigationEntry(Area.PLATFORM, null, 0, "table", "tenancy.nav.tenants", "/tenants", null));
    }
}
