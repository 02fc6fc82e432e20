package io.trackplane.tenancy;

import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stage of an application, with keys, configuration and data of its own.
 *
 * @param tenant slug of the tenant
 * @param application key of the application
 * @param key identifier within the application, {@link Slugs#ENVIRONMENT}; never changes
 * @param name what people call it, 1 to 80 characters
 * @param kind which of the three looks it has
 * @param isProtected whether changes in it need a reason
 * @param appId what SDKs call it: the application key for the environment {@code production}, otherwise application key, hyphen,
 *     environment key; unique on the server
 * @param origins from which web pages its client keys work
 * @param legacySignatures whether {@code md5} signatures are accepted beside HMAC-SHA256
 * @param signing what may be known of the signing secret; null while there is none
 * @param createdAt when it was created
 * @param version counts the changes; a change names the version it is based on
 */
public record Environment(
        String tenant,
        String application,
        String key,
        String name,
        EnvironmentKind kind,
        boolean isProtected,
        String appId,
        AllowedOrigins origins,
        boolean legacySignatures,
        @Nullable Signing signing,
        Instant createdAt,
        long version) {
    /** The environment as a place. */
    public Scope scope() {
        return Scope.environment(tenant, application, key);
    }

    /** {@code tenant/application/key}, unique on the server. */
    public String id() {
        return id(tenant, application, key);
    }

    static String id(String tenant, String application, String key) {
        return tenant + "/" + application + "/" + key;
    }

    Subject subject() {
        return new Subject("environment", key, name);
    }

    Map<String, Object> audited() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", name);
        fields.put("kind", kind.key());
        fields.put("protected", isProtected);
        fields.put("origins", origins.texts());
        fields.put("legacySignatures", legacySignatures);
        return fields;
    }

    /**
     * What may be known of a signing secret.
     *
     * @param ending its last four characters
     * @param since when it was created
     * @param previousUntil until when the one before it is accepted too; null when there is none
     */
    public record Signing(
            String ending, Instant since, @Nullable Instant previousUntil) {
        public boolean overlaps(Instant now) {
            return previousUntil != null && now.isBefore(previousUntil);
        }
    }
}
