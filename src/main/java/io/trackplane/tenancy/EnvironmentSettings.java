package io.trackplane.tenancy;

/**
 * What can be changed about an environment apart from its origins and signatures; see {@link Environment}.
 *
 * @param name 1 to 80 characters
 */
public record EnvironmentSettings(String name, EnvironmentKind kind, boolean isProtected) {
    void check() {
        new Checks().name("name", name).done();
    }
}
