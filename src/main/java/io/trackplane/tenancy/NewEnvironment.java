package io.trackplane.tenancy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen when an environment is created.
 *
 * @param key identifier within the application, {@link Slugs#ENVIRONMENT}
 * @param name 1 to 80 characters
 * @param kind which look it has
 * @param isProtected whether changes in it need a reason
 * @param clientKey the client key it comes with; null for a random one, as everywhere but in demo data
 */
public record NewEnvironment(
        String key,
        String name,
        EnvironmentKind kind,
        boolean isProtected,
        @Nullable String clientKey) {
    public NewEnvironment(String key, String name, EnvironmentKind kind, boolean isProtected) {
        this(key, name, kind, isProtected, null);
    }

    /** What a new application starts with. */
    public static final List<NewEnvironment> DEFAULTS = List.of(
            new NewEnvironment("production", "Production", EnvironmentKind.PRODUCTION, true),
            new NewEnvironment("staging", "Staging", EnvironmentKind.STAGING, false),
            new NewEnvironment("development", "Development", EnvironmentKind.DEVELOPMENT, false));

    void check() {
        new Checks()
                .name("name", name)
                .that(Slugs.ENVIRONMENT.matcher(key).matches(), "key", "tenancy.problem.environment-key")
                .that(!Slugs.isReserved(key), "key", "tenancy.problem.reserved")
                .done();
    }
}
