/**
 * Tenants, their applications and environments, and what proves that a request belongs to one: SDK keys, allowed origins and
 * signing secrets. Deleting one of them deletes everything below it, here and, by way of
 * {@link io.trackplane.tenancy.TenantDeleted}, {@link io.trackplane.tenancy.ApplicationDeleted} and
 * {@link io.trackplane.tenancy.EnvironmentDeleted}, in the modules above. Uses {@code kernel} and {@code web}.
 */
@ApplicationModule(
        displayName = "Tenancy",
        allowedDependencies = {"kernel", "web"})
@NullMarked
package io.trackplane.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
