package io.trackplane.access;

import org.jspecify.annotations.Nullable;

/**
 * A member's role as it is edited.
 *
 * @param role key of the wanted role
 * @param reason why, may be empty
 */
record RoleForm(@Nullable String role, @Nullable String reason) {
    static final int MAX_REASON = 500;
}
