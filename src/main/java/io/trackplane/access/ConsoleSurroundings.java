package io.trackplane.access;

import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.Tenant;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Paths;
import io.trackplane.web.Place;
import io.trackplane.web.Surroundings;
import io.trackplane.web.Surroundings.Choice;
import io.trackplane.web.Surroundings.Person;
import io.trackplane.web.SurroundingsSource;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Reads from the request's path where a page stands, and from the signed-in person what else they can reach. */
@Component
class ConsoleSurroundings implements SurroundingsSource {
    private static final List<PathPattern> PLACES = Stream.of(Paths.ENVIRONMENT, Paths.APPLICATION, Paths.TENANT)
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private final Tenants tenants;
    private final Applications applications;
    private final Environments environments;
    private final RoleTexts roles;

    ConsoleSurroundings(Tenants tenants, Applications applications, Environments environments, RoleTexts roles) {
        this.tenants = tenants;
        this.applications = applications;
        this.environments = environments;
        this.roles = roles;
    }

    @Override
    public Surroundings of(HttpServletRequest request) {
        return CurrentUser.of(request).map(user -> around(user, request)).orElse(Surroundings.NONE);
    }

    private Surroundings around(User user, HttpServletRequest request) {
        var person = new Person(user.id(), user.email(), user.name(), user.platformAdministrator());
        try {
            return around(user, person, variables(request));
        } catch (DataAccessException | Problem.NotFound e) { // the store is away, or the place went away meanwhile
            return new Surroundings(person, Place.NOWHERE, List.of(), List.of(), List.of(), Set.of(), roles.thatMay());
        }
    }

    private Surroundings around(User user, Person person, Map<String, String> variables) {
        var membership = Optional.ofNullable(variables.get("tenant")).flatMap(user::membership);
        var mine =
                tenants.find(user.memberships().stream().map(Membership::tenant).toList());
        var tenant = membership
                .flatMap(member -> mine.stream()
                        .filter(one -> one.slug().equals(member.tenant()))
                        .findFirst())
                .orElse(null);
        var siblings = tenant == null ? List.<Application>of() : applications.of(tenant.slug());
        var application = named(siblings, Application::key, variables.get("application"));
        var stages = tenant == null
                ? Map.<String, List<Environment>>of()
                : environments.of(tenant.slug()).stream().collect(Collectors.groupingBy(Environment::application));
        var around = application == null ? List.<Environment>of() : stages.getOrDefault(application.key(), List.of());
        var environment = named(around, Environment::key, variables.get("environment"));
        return new Surroundings(
                person,
                place(tenant, application, environment),
                mine.stream().map(one -> choice(one, tenant)).toList(),
                siblings.stream()
                        .map(one -> choice(
                                one,
                                application,
                                stages.getOrDefault(one.key(), List.of()),
                                variables.get("environment")))
                        .toList(),
                around.stream().map(one -> choice(one, environment)).toList(),
                tenant == null ? Set.of() : membership.orElseThrow().role().permissions(),
                roles.thatMay());
    }

    private static Place place(
            @Nullable Tenant tenant, @Nullable Application application, @Nullable Environment environment) {
        return new Place(
                tenant == null ? null : tenant.slug(),
                tenant == null ? null : tenant.name(),
                application == null ? null : application.key(),
                application == null ? null : application.name(),
                environment == null ? null : environment.key(),
                environment == null ? null : environment.name(),
                environment == null ? null : environment.kind().key(),
                tenant == null ? ZoneOffset.UTC : tenant.zone());
    }

    private static Choice choice(Tenant tenant, @Nullable Tenant current) {
        return new Choice(tenant.slug(), tenant.name(), Paths.tenant(tenant.slug()), tenant.equals(current), null);
    }

    /** Leads to the same environment of the other application where it has one of that key. */
    private static Choice choice(
            Application application,
            @Nullable Application current,
            List<Environment> there,
            @Nullable String environment) {
        var target = Optional.ofNullable(named(there, Environment::key, environment))
                .or(() -> there.stream().findFirst())
                .map(one -> Paths.environment(one.tenant(), one.application(), one.key()))
                .orElse(Paths.application(application.tenant(), application.key()) + "/settings");
        return new Choice(application.key(), application.name(), target, application.equals(current), null);
    }

    private static Choice choice(Environment environment, @Nullable Environment current) {
        return new Choice(
                environment.key(),
                environment.name(),
                Paths.environment(environment.tenant(), environment.application(), environment.key()),
                environment.equals(current),
                environment.kind().key());
    }

    private static <T> @Nullable T named(List<T> all, Function<T, String> key, @Nullable String wanted) {
        return all.stream()
                .filter(one -> Objects.equals(key.apply(one), wanted))
                .findFirst()
                .orElse(null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        var variables = (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null || variables.isEmpty() ? ofUnknownPage(request) : variables;
    }

    /** A page that does not exist still stands somewhere: what its address begins with. */
    private static Map<String, String> ofUnknownPage(HttpServletRequest request) {
        var path = PathContainer.parsePath(request.getRequestURI());
        return PLACES.stream()
                .flatMap(place -> Stream.ofNullable(place.matchStartOfPath(path)))
                .map(start -> start.getUriVariables())
                .findFirst()
                .orElse(Map.of());
    }
}
