package io.trackplane.delivery.console;

import io.trackplane.kernel.Permission;
import io.trackplane.web.NavigationContributor;
import io.trackplane.web.NavigationEntry;
import io.trackplane.web.NavigationEntry.Area;
import java.util.List;
import org.springframework.stereotype.Component;

/** This module's lines in the sidebar. */
@Component
class DeliveryNavigation implements NavigationContributor {
    @Override
    public List<NavigationEntry> entries() {
        return List.of(
                entry(62, "config", "delivery.nav.config", "/config"),
                entry(63, "collect", "delivery.nav.collection", "/collection"));
    }

    private static NavigationEntry entry(int order, String icon, String label, String path) {
        return new NavigationEntry(
                Area.ENVIRONMENT, "web.section.control", order, icon, label, path, Permission.TENANT_READ);
    }
}
