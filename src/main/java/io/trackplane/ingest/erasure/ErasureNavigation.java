package io.trackplane.ingest.erasure;

import io.trackplane.kernel.Permission;
import io.trackplane.web.NavigationContributor;
import io.trackplane.web.NavigationEntry;
import io.trackplane.web.NavigationEntry.Area;
import java.util.List;
import org.springframework.stereotype.Component;

/** This package's line in the sidebar of a tenant. */
@Component
class ErasureNavigation implements NavigationContributor {
    @Override
    public List<NavigationEntry> entries() {
        return List.of(new NavigationEntry(
                Area.TENANT, null, 800, "user", "ingest.erasure.title", "/erasures", Permission.AUDIT_READ));
    }
}
