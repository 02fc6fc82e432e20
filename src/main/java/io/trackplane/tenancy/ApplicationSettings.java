package io.trackplane.tenancy;

import java.util.Set;

/**
 * What can be changed about an application; see {@link Application}.
 *
 * @param name 1 to 80 characters
 * @param description at most 300 characters; may be empty
 * @param platforms at least one
 */
public record ApplicationSettings(String name, String description, Set<Platform> platforms) {
    static final int MAX_DESCRIPTION = 300;

    void check() {
        new Checks()
                .name("name", name)
                .atMost("description", description, MAX_DESCRIPTION)
                .that(!platforms.isEmpty(), "platforms", "tenancy.problem.platforms")
                .done();
    }
}
