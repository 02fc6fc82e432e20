package io.trackplane.ingest.console;

import io.trackplane.kernel.Permission;
import io.trackplane.web.NavigationContributor;
import io.trackplane.web.NavigationEntry;
import io.trackplane.web.NavigationEntry.Area;
import java.util.List;
import org.springframework.stereotype.Component;

/** This module's lines in the sidebar. */
@Component
class DataNavigation implements NavigationContributor {
    @Override
    public List<NavigationEntry> entries() {
        return List.of(
                entry(20, "eye", "ingest.live.title", "/data/live"),
                entry(21, "quality", "ingest.quarantine.title", "/data/quarantine"),
                entry(22, "table", "ingest.ledger.title", "/data/ledger"));
    }

    private static NavigationEntry entry(int order, String icon, String label, String path) {
        return new NavigationEntry(
                Area.ENVIRONMENT, "web.section.data", order, icon, label, path, Permission.TENANT_READ);
    }
}
