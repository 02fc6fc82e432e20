package io.trackplane.access;

import io.trackplane.kernel.Permission;
import io.trackplane.web.NavigationContributor;
import io.trackplane.web.NavigationEntry;
import io.trackplane.web.NavigationEntry.Area;
import java.util.List;
import org.springframework.stereotype.Component;

/** People in a tenant's sidebar, and a person's own pages. */
@Component
class AccessNavigation implements NavigationContributor {
    private static final String PEOPLE = "access.navigation.people";

    @Override
    public List<NavigationEntry> entries() {
        return List.of(
                new NavigationEntry(
                        Area.TENANT,
                        PEOPLE,
                        300,
                        "people",
                        "access.navigation.members",
                        "/members",
                        Permission.MEMBERS_READ),
                new NavigationEntry(
                        Area.TENANT,
                        PEOPLE,
                        310,
                        "quality",
                        "access.navigation.roles",
                        "/roles",
                        Permission.TENANT_READ),
                account(100, "user", "access.navigation.profile", ""),
                account(110, "lock", "access.navigation.password", "/password"),
                account(120, "screen", "access.navigation.sessions", "/sessions"),
                account(130, "key", "access.navigation.tokens", "/tokens"));
    }

    private static NavigationEntry account(int order, String icon, String label, String path) {
        return new NavigationEntry(Area.ACCOUNT, null, order, icon, label, path, null);
    }
}
