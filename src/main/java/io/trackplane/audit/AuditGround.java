package io.trackplane.audit;

import io.trackplane.access.Memberships;
import io.trackplane.access.User;
import io.trackplane.access.Users;
import io.trackplane.audit.AuditView.Spot;
import io.trackplane.kernel.Scope;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Option;
import io.trackplane.web.Paths;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page of a trail is about.
 *
 * @param zone in which its days begin
 * @param environments of the tenant, by {@code application/environment}
 * @param people who act here, as suggestions
 * @param only the one environment the page is about; null for everything
 */
record AuditGround(
        Trail trail,
        String path,
        ZoneId zone,
        Map<String, Environment> environments,
        List<String> people,
        @Nullable Environment only) {
    /** Most members who are suggested; the others can be typed. */
    private static final int MOST_PEOPLE = 100;

    static AuditGround platform(Users users) {
        return new AuditGround(
                Trail.PLATFORM,
                Paths.PLATFORM + "/audit",
                ZoneId.of("UTC"),
                Map.of(),
                names(users.platformAdministrators()),
                null);
    }

    static AuditGround tenant(String tenant, ZoneId zone, List<Environment> environments, Memberships members) {
        return new AuditGround(
                new Trail(tenant),
                Paths.tenant(tenant) + "/audit",
                zone,
                environments.stream()
                        .collect(Collectors.toMap(
                                AuditGround::name, Function.identity(), (a, b) -> a, LinkedHashMap::new)),
                names(members.first(tenant, MOST_PEOPLE)),
                null);
    }

    AuditGround only(Environment environment) {
        var page = Paths.environment(environment.tenant(), environment.application(), environment.key());
        return new AuditGround(trail, page + "/audit", zone, environments, people, environment);
    }

    /** The filters that stand in the page's address. */
    AuditForm linked(AuditForm form) {
        return only == null ? form : form.withEnvironment("");
    }

    /** The filters together with the environment the page is about. */
    AuditForm narrowed(AuditForm form) {
        return only == null ? form : form.withEnvironment(name(only));
    }

    /** The page with everything in the tenant; null when this is it. */
    @Nullable String whole() {
        return only == null ? null : Paths.tenant(only.tenant()) + "/audit";
    }

    String download() {
        return (only == null ? path : Paths.tenant(only.tenant()) + "/audit") + ".csv";
    }

    /** The applications and their environments, to choose from. */
    List<Option> places() {
        var places = new ArrayList<Option>();
        var seen = new ArrayList<String>();
        environments.forEach((place, environment) -> {
            if (!seen.contains(environment.application())) {
                seen.add(environment.application());
                places.add(new Option(environment.application(), environment.application()));
            }
            places.add(new Option(place, environment.application() + " / " + environment.name()));
        });
        return places;
    }

    /** Where something happened, unless that is what the page is about. */
    @Nullable Spot spot(Scope scope) {
        if (scope.application() == null || only != null) {
            return null;
        }
        var environment = environments.get(scope.application() + "/" + scope.environment());
        return environment == null
                ? new Spot(scope.application(), scope.environment(), null)
                : new Spot(
                        scope.application(),
                        environment.name(),
                        environment.kind().key());
    }

    private static String name(Environment environment) {
        return environment.application() + "/" + environment.key();
    }

    private static List<String> names(List<User> users) {
        return users.stream().map(user -> user.actor().name()).sorted().toList();
    }
}
