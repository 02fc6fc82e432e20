package io.trackplane.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom to invite as what.
 *
 * @param email address as typed
 * @param role key of the role
 */
record InvitationForm(String email, String role) {
    InvitationForm(@Nullable String email, @Nullable String role) {
        this.email = Objects.requireNonNullElse(email, "");
        this.role = Objects.requireNonNullElse(role, "");
    }
}
