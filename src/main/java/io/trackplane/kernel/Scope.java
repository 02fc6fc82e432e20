package io.trackplane.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A place in the hierarchy tenant › application › environment.
 *
 * @param tenant tenant slug; null means the whole server
 * @param application application key; null means all of the tenant
 * @param environment environment key; null means all of the application
 */
public record Scope(
        @Nullable String tenant,
        @Nullable String application,
        @Nullable String environment) {
    /** The server itself, above all tenants. */
    public static final Scope PLATFORM = new Scope(null, null, null);

    public static Scope tenant(String tenant) {
        return new Scope(tenant, null, null);
    }

    public static Scope application(String tenant, String application) {
        return new Scope(tenant, application, null);
    }

    public static Scope environment(String tenant, String application, String environment) {
        return new Scope(tenant, application, environment);
    }
}
