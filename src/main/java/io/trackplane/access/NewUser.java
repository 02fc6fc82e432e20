package io.trackplane.access;

import org.jspecify.annotations.Nullable;

/**
 * An account to be made.
 *
 * @param email address to sign in with
 * @param name what the person is called, 1 to 80 characters
 * @param password in the clear; see the rules of {@code Passwords}
 * @param platformAdministrator whether they administer the server
 * @param language language tag, null to follow the browser
 */
public record NewUser(
        String email,
        String name,
        String password,
        boolean platformAdministrator,
        @Nullable String language) {
    @Override
    public String toString() {
        return "NewUser[" + email + "]";
    }
}
