package io.trackplane.web;

import io.trackplane.kernel.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is looking at a page, from where, and what else they could switch to.
 *
 * @param person null when nobody is signed in
 * @param place where the page stands
 * @param tenants the tenants the person is a member of, by name
 * @param applications the applications of the place's tenant
 * @param environments the environments of the place's application
 * @param permissions what the person may do in the place's tenant
 * @param rolesThatMay for each permission the names of the roles that have it, for "which role may" hints
 */
public record Surroundings(
        @Nullable Person person,
        Place place,
        List<Choice> tenants,
        List<Choice> applications,
        List<Choice> environments,
        Set<Permission> permissions,
        Map<Permission, List<String>> rolesThatMay) {
    public Surroundings {
        tenants = List.copyOf(tenants);
        applications = List.copyOf(applications);
        environments = List.copyOf(environments);
        permissions = Set.copyOf(permissions);
        rolesThatMay = Map.copyOf(rolesThatMay);
    }

    /** What an anonymous visitor of the sign-in page has around them. */
    public static final Surroundings NONE =
            new Surroundings(null, Place.NOWHERE, List.of(), List.of(), List.of(), Set.of(), Map.of());

    /**
     * The signed-in person.
     *
     * @param id user id
     * @param email what they sign in with
     * @param name what they are called
     * @param platformAdministrator whether they administer the server
     */
    public record Person(String id, String email, String name, boolean platformAdministrator) {}

    /**
     * One entry of a switcher menu.
     *
     * @param key slug or key, shown in monospace
     * @param name what people call it
     * @param href where choosing it leads
     * @param current whether the page stands there
     * @param environmentKind for environments the look, null otherwise
     */
    public record Choice(
            String key,
            String name,
            String href,
            boolean current,
            @Nullable String environmentKind) {}
}
