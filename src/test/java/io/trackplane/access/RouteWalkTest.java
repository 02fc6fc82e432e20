package io.trackplane.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import io.trackplane.FormToken;
import io.trackplane.ServerTest;
import io.trackplane.kernel.Permission;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every registered route as every role, and with another tenant's identifiers. A new route is walked without
 * anybody listing it.
 */
@ServerTest
class RouteWalkTest {
    private static final String MINE = "nebula";
    private static final String THEIRS = "meadow";
    private static final Map<String, String> MY_IDS =
            Map.of("tenant", MINE, "application", "onchain_app", "environment", "development");
    private static final Map<String, String> THEIR_IDS =
            Map.of("tenant", THEIRS, "application", "mall_web", "environment", "development");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]+)(:(?:[^{}]|\\{[^}]*})*)?}");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mapping;

    @Autowired
    private UserStore users;

    @Autowired
    private ManagementTokens tokens;

    private List<Route> routes = List.of();

    @BeforeEach
    void findRoutes() {
        routes = mapping.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .flatMap(path -> methods(
                                        entry.getKey().getMethodsCondition().getMethods())
                                .map(method -> new Route(method, path, entry.getValue()))))
                .filter(route -> !route.path.equals("/error"))
                .toList();
        assertThat(routes).hasSizeGreaterThan(30);
    }

    @Test
    void everyRoleMeetsExactlyWhatItsPermissionsSay() {
        var wrong = new ArrayList<String>();
        for (var role : Role.values()) {
            for (var route : tenantRoutes()) {
                int status = status(route, route.with(MY_IDS), role.key() + "@" + MINE + ".example");
                if (!fits(route, role, status)) {
                    wrong.add(role + " " + route + " answered " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void anotherTenantsPagesDoNotExist() {
        var wrong = new ArrayList<String>();
        for (var route : tenantRoutes().stream().filter(Route::namesAPlace).toList()) {
            int status = status(route, route.with(THEIR_IDS), "owner@" + MINE + ".example");
            if (status != 404) {
                wrong.add(route + " with another tenant's ids answered " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void anotherTenantsThingsDoNotExistUnderMyOwnTenant() {
        var mixed = new HashMap<>(THEIR_IDS);
        mixed.put("tenant", MINE);
        var wrong = new ArrayList<String>();
        for (var route : tenantRoutes()) {
            if (route.path.contains("{application}")) {
                int status = status(route, route.with(mixed), "owner@" + MINE + ".example");
                if (status != 404) {
                    wrong.add(route + " with another tenant's application answered " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void otherPeoplesIdentifiersDoNotExistUnderMyOwnTenant() {
        var stranger =
                users.findByEmail("viewer@" + THEIRS + ".example").orElseThrow().id();
        var wrong = new ArrayList<String>();
        for (var route : tenantRoutes()) {
            var ids = new HashMap<>(MY_IDS);
            route.variables().stream()
                    .filter(name -> !ids.containsKey(name))
                    .toList()
                    .forEach(name -> ids.put(name, stranger));
            if (ids.size() > MY_IDS.size()) {
                int status = status(route, route.with(ids), "owner@" + MINE + ".example");
                boolean unread = route.isForPrograms() && status == 400; // its body, which is missing, is read first
                if (status != 404 && !unread) {
                    wrong.add(route + " with a stranger's id answered " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobodySignedInReachesOnlyWhatIsOpenToAnyone() {
        var wrong = new ArrayList<String>();
        for (var route : routes) {
            int status = status(route, route.with(MY_IDS), null);
            boolean open = route.audience()
                    .filter(audience -> audience == Audience.ANYONE || audience == Audience.SDK_KEY)
                    .isPresent();
            if ((!open && status != 401 && status != 302) || status >= 500) {
                wrong.add(route + " answered " + status + " to nobody");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyAddressSaysWithWhichMethodsItCanBeAsked() {
        var wrong = new ArrayList<String>();
        for (var route : routes) {
            for (var email : new String[] {null, "owner@nebula.example"}) {
                var asked = new Route(HttpMethod.OPTIONS, route.path, route.handler);
                int status = status(asked, route.with(MY_IDS), email);
                if (status != 200) {
                    wrong.add(asked + " answered " + status + " to " + email);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void platformPagesExistForPlatformAdministratorsOnlyAndTenantPagesDoNotExistForThem() {
        var wrong = new ArrayList<String>();
        for (var route : routes) {
            if (route.audience().filter(Audience.PLATFORM_ADMINISTRATOR::equals).isPresent()) {
                if (status(route, route.with(MY_IDS), "owner@nebula.example") != 404) {
                    wrong.add(route + " exists for an owner");
                }
            } else if (route.isAboutATenant() && !route.isForPrograms()) {
                if (status(route, route.with(MY_IDS), "platform@trackplane.example") != 404) {
                    wrong.add(route + " exists for a platform administrator");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private List<Route> tenantRoutes() {
        return routes.stream().filter(Route::isAboutATenant).toList();
    }

    /** 403 exactly where the role lacks the permission; else anything but a refusal or a failure. */
    private static boolean fits(Route route, Role role, int status) {
        if (!role.may(route.permission())) {
            return status == 403;
        }
        boolean known = MY_IDS.keySet().containsAll(route.variables());
        boolean page = HttpMethod.GET.equals(route.method) && known;
        return status < 500 && status != 403 && status != 401 && (!page || status < 400) && (!known || status != 404);
    }

    private int status(Route route, String path, @Nullable String email) {
        MockHttpServletRequestBuilder request =
                MockMvcRequestBuilders.request(route.method, path).accept("text/html", "*/*");
        if (!route.isForPrograms()) {
            request.with(new FormToken());
        }
        if (email != null && route.isForPrograms()) {
            request.header("Authorization", "Bearer " + token(email));
        } else if (email != null) {
            var principal = new SignedIn(users.findByEmail(email).orElseThrow());
            request.with(authentication(
                    UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities())));
        }
        return mvc.perform(request).getResponse().getStatus();
    }

    /** A management token with everything the person may do. */
    private String token(String email) {
        var owner = users.findByEmail(email).orElseThrow().user();
        var membership = owner.memberships().getFirst();
        var value = ManagementToken.PREFIX + "walk-" + email;
        tokens.seed(value, owner, new NewManagementToken(membership.tenant(), membership.role(), "walk", 1));
        return value;
    }

    private static Stream<HttpMethod> methods(Set<RequestMethod> declared) {
        return declared.isEmpty()
                ? Stream.of(HttpMethod.GET)
                : declared.stream().map(RequestMethod::asHttpMethod);
    }

    private record Route(HttpMethod method, String path, HandlerMethod handler) {
        boolean isAboutATenant() {
            return Routes.permission(handler) != null;
        }

        boolean isForPrograms() {
            return path.startsWith(Paths.MANAGEMENT);
        }

        boolean namesAPlace() {
            return path.contains("{tenant}") || path.contains("{application}");
        }

        Permission permission() {
            return java.util.Objects.requireNonNull(Routes.permission(handler)).value();
        }

        Optional<Audience> audience() {
            return Routes.permission(handler) != null ? Optional.empty() : Routes.audience(handler);
        }

        List<String> variables() {
            return VARIABLE.matcher(path).results().map(match -> match.group(1)).toList();
        }

        /** The path with identifiers in place; one that is not among them does not exist. */
        String with(Map<String, String> ids) {
            return VARIABLE.matcher(path)
                    .replaceAll(match -> ids.getOrDefault(match.group(1), match.group(2) == null ? "none-such" : "9"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
