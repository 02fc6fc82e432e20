package io.trackplane.tenancy;

import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One product whose users are measured.
 *
 * @param tenant slug of the tenant it belongs to
 * @param key identifier, {@link Slugs#APPLICATION}, unique on the server because it is the {@code app_id} of production; never
 *     changes
 * @param name what people call it, 1 to 80 characters
 * @param description what it is, at most 300 characters; may be empty
 * @param platforms where it runs
 * @param createdAt when it was created
 * @param version counts the changes; a change names the version it is based on
 */
public record Application(
        String tenant,
        String key,
        String name,
        String description,
        Set<Platform> platforms,
        Instant createdAt,
        long version) {
    public Application {
        platforms = Set.copyOf(platforms);
    }

    /** The application as a place. */
    public Scope scope() {
        return Scope.application(tenant, key);
    }

    Subject subject() {
        return new Subject("application", key, name);
    }

    Map<String, Object> audited() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", name);
        fields.put("description", description);
        fields.put("platforms", Set.copyOf(platforms.stream().map(Platform::key).toList()));
        return fields;
    }
}
