package io.trackplane.access;

import io.trackplane.kernel.Actor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person who can sign in.
 *
 * @param id stable identifier, {@code usr_…}
 * @param email what they sign in with; lower case, unique on the server
 * @param name what they are called
 * @param platformAdministrator whether they administer the server: create and delete tenants, see no tenant's data
 * @param language language tag they chose; null to follow the browser
 * @param memberships the tenants they belong to, by slug
 * @param createdAt when the account was made
 * @param version optimistic lock
 */
public record User(
        String id,
        String email,
        String name,
        boolean platformAdministrator,
        @Nullable String language,
        List<Membership> memberships,
        Instant createdAt,
        long version) {
    public User {
        memberships = memberships.stream()
                .sorted(Comparator.comparing(Membership::tenant))
                .toList();
    }

    public Optional<Membership> membership(String tenant) {
        return memberships.stream()
                .filter(membership -> membership.tenant().equals(tenant))
                .findFirst();
    }

    public Actor actor() {
        return Actor.person(id, email);
    }
}
