package io.trackplane.audit;

import io.trackplane.kernel.Permission;
import io.trackplane.web.NavigationContributor;
import io.trackplane.web.NavigationEntry;
import io.trackplane.web.NavigationEntry.Area;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class AuditNavigation implements NavigationContributor {
    @Override
    public List<NavigationEntry> entries() {
        return List.of(
                entry(Area.ENVIRONMENT, "web.section.review", Permission.AUDIT_READ),
                entry(Area.TENANT, null, Permission.AUDIT_READ),
                entry(Area.PLATFORM, null, null));
    }

    private static NavigationEntry entry(Area area, @Nullable String section, @Nullable Permission permission) {
        return new NavigationEntry(area, section, 900, "audit", "audit.navigation.trail", "/audit", permission);
    }
}
