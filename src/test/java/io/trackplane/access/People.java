package io.trackplane.access;

import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A tenant of a test's own with people in it, apart from all others on the shared server. */
final class People {
    static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Users users;
    private final Memberships memberships;
    private final Map<Role, User> first = new EnumMap<>(Role.class);
    final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);

    People(Tenants tenants, Users users, Memberships memberships) {
        this.users = users;
        this.memberships = memberships;
        tenants.create(new NewTenant(tenant, "Tenant " + tenant, ZoneOffset.UTC, Locale.ENGLISH), Actor.SYSTEM);
    }

    /** Somebody with an account and no membership. */
    User stranger() {
        var email = "person" + NEXT.incrementAndGet() + "@" + tenant + ".example";
        return users.create(new NewUser(email, "Person " + NEXT.get(), PASSWORD, false, null), Actor.SYSTEM);
    }

    /** Another member in a role. */
    User another(Role role) {
        return memberships.add(tenant, stranger().id(), role, Actor.SYSTEM);
    }

    /** The test's member of a role, always the same. */
    User the(Role role) {
        return first.computeIfAbsent(role, this::another);
    }

    /** A member as a caller of their tenant. */
    Caller caller(Role role) {
        return new Caller(the(role).actor(), tenant, role.permissions(), false);
    }
}
