package io.trackplane.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.kernel.Permission;
import io.trackplane.web.Navigation.Line;
import io.trackplane.web.NavigationEntry.Area;
import io.trackplane.web.Surroundings.Person;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NavigationTest {
    private static final Place NEBULA = new Place("nebula", "Nebula", null, null, null, null, null, ZoneId.of("UTC"));
    private final Navigation navigation = new Navigation(List.of(
            () -> List.of(entry(Area.TENANT, 20, "/members", Permission.MEMBERS_READ)),
            () -> List.of(
                    entry(Area.TENANT, 10, "", null),
                    entry(Area.TENANT, 30, "/members/roles", null),
                    entry(Area.PLATFORM, 0, "/tenants", null),
                    entry(Area.ACCOUNT, 0, "/sessions", null))));

    @Test
    void linesAreSortedAndOnlyThosePermittedAreShown() {
        assertThat(hrefs("/t/nebula", Set.of())).containsExactly("/t/nebula", "/t/nebula/members/roles");
        assertThat(hrefs("/t/nebula", Set.of(Permission.MEMBERS_READ)))
                .containsExactly("/t/nebula", "/t/nebula/members", "/t/nebula/members/roles");
    }

    @Test
    void theLongestMatchIsTheCurrentPage() {
        assertThat(current("/t/nebula")).isEqualTo("/t/nebula");
        assertThat(current("/t/nebula/members/7")).isEqualTo("/t/nebula/members");
        assertThat(current("/t/nebula/members/roles")).isEqualTo("/t/nebula/members/roles");
        assertThat(current("/t/nebula/memberships")).isNull();
    }

    @Test
    void thePageDecidesWhichSidebar() {
        assertThat(hrefs("/platform/tenants", Set.of())).containsExactly("/platform/tenants");
        assertThat(navigation
                        .of("/account", around(Place.NOWHERE, Set.of()))
                        .getFirst()
                        .lines())
                .extracting(Line::href)
                .containsExactly("/account/sessions");
    }

    @Test
    void strangersHaveNone() {
        assertThat(navigation.of("/login", Surroundings.NONE)).isEmpty();
    }

    private List<String> hrefs(String path, Set<Permission> permissions) {
        return navigation.of(path, around(NEBULA, permissions)).stream()
                .flatMap(section -> section.lines().stream())
                .map(Line::href)
                .toList();
    }

    private @org.jspecify.annotations.Nullable String current(String path) {
        return navigation.of(path, around(NEBULA, Set.of(Permission.MEMBERS_READ))).stream()
                .flatMap(section -> section.lines().stream())
                .filter(Line::current)
                .map(Line::href)
                .findFirst()
                .orElse(null);
    }

    private static NavigationEntry entry(
            Area area, int order, String path, @org.jspecify.annotations.Nullable Permission permission) {
        return new NavigationEntry(area, null, order, "start", "web.brand", path, permission);
    }

    private static Surroundings around(Place place, Set<Permission> permissions) {
        var ada = new Person("usr_1", "ada@nebula.example", "Ada", true);
        return new Surroundings(ada, place, List.of(), List.of(), List.of(), permissions, Map.of());
    }
}
