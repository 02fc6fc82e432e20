package io.trackplane.web;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where in the hierarchy a page stands, as read from its URL.
 *
 * @param tenant slug, null outside a tenant
 * @param tenantName what people call the tenant
 * @param application key, null outside an application
 * @param applicationName what people call the application
 * @param environment key, null outside an environment
 * @param environmentName what people call the environment
 * @param environmentKind which of the three looks the environment has: {@code production}, {@code staging},
 *     {@code development}
 * @param zone the zone in which the page shows times: the tenant's, else UTC
 */
public record Place(
        @Nullable String tenant,
        @Nullable String tenantName,
        @Nullable String application,
        @Nullable String applicationName,
        @Nullable String environment,
        @Nullable String environmentName,
        @Nullable String environmentKind,
        ZoneId zone) {
    /** Outside every tenant. */
    public static final Place NOWHERE = new Place(null, null, null, null, null, null, null, ZoneId.of("UTC"));

    /** Path of this place, such as {@code /t/nebula/a/onchain_app/e/production}; {@code /} outside every tenant. */
    public String path() {
        if (tenant == null) {
            return "/";
        }
        if (application == null) {
            return Paths.tenant(tenant);
        }
        return environment == null
                ? Paths.application(tenant, application)
                : Paths.environment(tenant, application, environment);
    }
}
