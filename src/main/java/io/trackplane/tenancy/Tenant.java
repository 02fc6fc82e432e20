package io.trackplane.tenancy;

import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.Scope;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An organisation with its people, applications and data, apart from all others.
 *
 * @param slug identifier in URLs, {@link Slugs#TENANT}; never changes
 * @param name what people call it, 1 to 80 characters
 * @param zone the zone in which its days begin
 * @param language {@code en} or {@code zh-CN}: the language of what is written to nobody in particular
 * @param retentionDays how long raw events are kept, 1 to 3650 days
 * @param limits what it may use
 * @param createdAt when it was created
 * @param version counts the changes; a change names the version it is based on
 */
public record Tenant(
        String slug,
        String name,
        ZoneId zone,
        Locale language,
        int retentionDays,
        Limits limits,
        Instant createdAt,
        long version) {
    /** The whole tenant as a place. */
    public Scope scope() {
        return Scope.tenant(slug);
    }

    Subject subject() {
        return new Subject("tenant", slug, name);
    }

    Map<String, Object> audited() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", name);
        fields.put("zone", zone);
        fields.put("language", language.toLanguageTag());
        fields.put("retentionDays", retentionDays);
        limits.byName().forEach(fields::put);
        return fields;
    }
}
