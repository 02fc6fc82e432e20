package io.trackplane.tenancy;

import java.util.List;
import java.util.Locale;
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

    /** What a new application starts with, named in the language of its tenant. */
    public static List<NewEnvironment> defaults(Locale language) {
        return language.getLanguage().equals("zh")
                ? defaults("生产环境", "预发环境", "开发环境")
                : defaults("Production", "Staging", "Development");
    }

    private static List<NewEnvironment> defaults(String production, String staging, String development) {
        return List.of(
                new NewEnvironment("production", production, EnvironmentKind.PRODUCTION, true),
                new NewEnvironment("staging", staging, EnvironmentKind.STAGING, false),
                new NewEnvironment("development", development, EnvironmentKind.DEVELOPMENT, false));
    }

    void check() {
        new Checks()
                .name("name", name)
                .that(Slugs.ENVIRONMENT.matcher(key).matches(), "key", "tenancy.problem.environment-key")
                .that(!Slugs.isReserved(key), "key", "tenancy.problem.reserved")
                .done();
    }
}
