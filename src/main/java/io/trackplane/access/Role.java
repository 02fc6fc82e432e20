package io.trackplane.access;

import static io.trackplane.kernel.Permission.APPLICATIONS_CHANGE;
import static io.trackplane.kernel.Permission.AUDIT_READ;
import static io.trackplane.kernel.Permission.COLLECTION_CHANGE;
import static io.trackplane.kernel.Permission.CONFIG_CHANGE;
import static io.trackplane.kernel.Permission.FLAGS_CHANGE;
import static io.trackplane.kernel.Permission.KEYS_CHANGE;
import static io.trackplane.kernel.Permission.KILL_SWITCH;
import static io.trackplane.kernel.Permission.MEMBERS_CHANGE;
import static io.trackplane.kernel.Permission.MEMBERS_READ;
import static io.trackplane.kernel.Permission.PERSONS_ERASE;
import static io.trackplane.kernel.Permission.PLAN_CHANGE;
import static io.trackplane.kernel.Permission.PUBLISH;
import static io.trackplane.kernel.Permission.PUBLISH_PROTECTED;
import static io.trackplane.kernel.Permission.TENANT_CHANGE;
import static io.trackplane.kernel.Permission.TENANT_READ;

import io.trackplane.kernel.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A member's role in a tenant, most powerful first. This is the one place that says which role may do what; the console
 * shows it on the roles page, and nothing else in the code asks for a role by name.
 */
public enum Role {
    /** Everything, deletion of the tenant and the choice of other owners included. */
    OWNER(Permission.values()),
    /** Runs the tenant day by day: people, applications, keys, everything that is collected and rolled out. */
    ADMIN(
            TENANT_READ,
            TENANT_CHANGE,
            MEMBERS_READ,
            MEMBERS_CHANGE,
            APPLICATIONS_CHANGE,
            KEYS_CHANGE,
            PLAN_CHANGE,
            FLAGS_CHANGE,
            CONFIG_CHANGE,
            COLLECTION_CHANGE,
            PUBLISH,
            PUBLISH_PROTECTED,
            KILL_SWITCH,
            AUDIT_READ,
            PERSONS_ERASE),
    /** Defines what is tracked, and prepares flags and configuration. */
    PRODUCT(TENANT_READ, MEMBERS_READ, PLAN_CHANGE, FLAGS_CHANGE, CONFIG_CHANGE, PUBLISH, AUDIT_READ),
    /** Reads dashboards and keeps things running at night: rotates a key that leaked, switches off what does harm. */
    OPERATOR(TENANT_READ, MEMBERS_READ, KEYS_CHANGE, KILL_SWITCH, AUDIT_READ),
    /** Looks, changes nothing. */
    VIEWER(TENANT_READ, MEMBERS_READ);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether every permission of the other role is one of this role too. */
    public boolean covers(Role other) {
        return permissions.containsAll(other.permissions);
    }

    /** The most powerful role whose permissions are all among these; empty when there is none. */
    static Optional<Role> within(Set<Permission> permissions) {
        return Arrays.stream(values())
                .filter(role -> permissions.containsAll(role.permissions))
                .findFirst();
    }

    /** The name as it stands in message keys, seed data and the management API, such as {@code owner}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofKey(String key) {
        return Arrays.stream(values()).filter(role -> role.key().equals(key)).findFirst();
    }

    /** The roles that have a permission, most powerful first. */
    public static List<Role> thatMay(Permission permission) {
        return Arrays.stream(values()).filter(role -> role.may(permission)).toList();
    }
}
