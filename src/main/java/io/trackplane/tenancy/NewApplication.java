package io.trackplane.tenancy;

import java.util.Set;

/**
 * What is chosen when an application is created.
 *
 * @param key identifier, {@link Slugs#APPLICATION}
 * @param name 1 to 80 characters
 * @param description at most 300 characters; may be empty
 * @param platforms at least one
 */
public record NewApplication(String key, String name, String description, Set<Platform> platforms) {
    void check() {
        new Checks()
                .name("name", name)
                .that(Slugs.APPLICATION.matcher(key).matches(), "key", "tenancy.problem.application-key")
                .that(!Slugs.isReserved(key), "key", "tenancy.problem.reserved")
                .atMost("description", description, ApplicationSettings.MAX_DESCRIPTION)
                .that(!platforms.isEmpty(), "platforms", "tenancy.problem.platforms")
                .done();
    }
}
