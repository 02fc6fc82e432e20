/**
 * Who may do what: people, their roles in tenants ({@link io.trackplane.access.Role} is the one matrix), invitations,
 * sign-in and sessions, management tokens, and the check that stands before every route. Uses {@code kernel},
 * {@code web} and {@code tenancy}.
 */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"kernel", "web", "tenancy"})
@NullMarked
package io.trackplane.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
