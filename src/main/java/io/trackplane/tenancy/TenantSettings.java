package io.trackplane.tenancy;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * What can be changed about a tenant; see {@link Tenant}.
 *
 * @param name 1 to 80 characters
 * @param retentionDays 1 to 3650
 */
public record TenantSettings(String name, ZoneId zone, Locale language, int retentionDays, Limits limits) {
    /** The languages there are. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    /** Most days raw events can be kept. */
    public static final int MAX_RETENTION_DAYS = 3650;

    static final int INITIAL_RETENTION_DAYS = 90;

    void check() {
        var checks = new Checks()
                .name("name", name)
                .that(LANGUAGES.contains(language), "language", "tenancy.problem.choose")
                .range("retentionDays", retentionDays, 1, MAX_RETENTION_DAYS);
        for (var limit : Limit.values()) {
            checks.range(limit.field(), limits.get(limit), limit.least(), limit.most());
        }
        checks.done();
    }
}
