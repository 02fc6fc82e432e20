package io.trackplane.tenancy;

import java.time.ZoneId;
import java.util.Locale;

/**
 * What is chosen when a tenant is created; the rest has defaults.
 *
 * @param slug identifier, {@link Slugs#TENANT}
 * @param name 1 to 80 characters
 */
public record NewTenant(String slug, String name, ZoneId zone, Locale language) {
    void check() {
        new Checks()
                .that(Slugs.TENANT.matcher(slug).matches(), "slug", "tenancy.problem.tenant-slug")
                .that(!Slugs.isReserved(slug), "slug", "tenancy.problem.reserved")
                .name("name", name)
                .that(TenantSettings.LANGUAGES.contains(language), "language", "tenancy.problem.choose")
                .done();
    }
}
