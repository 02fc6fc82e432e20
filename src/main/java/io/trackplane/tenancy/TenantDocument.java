package io.trackplane.tenancy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

@Document("tenants")
record TenantDocument(
        @Id String slug,
        String name,
        String zone,
        String language,
        int retentionDays,
        Limits limits,
        Instant createdAt,
        Lifecycle lifecycle,
        @Nullable Deletion deletion,
        @Version @Nullable Long version) {
    static TenantDocument first(NewTenant tenant, Instant now) {
        return new TenantDocument(
                tenant.slug(),
                tenant.name(),
                tenant.zone().getId(),
                tenant.language().toLanguageTag(),
                TenantSettings.INITIAL_RETENTION_DAYS,
                Limits.DEFAULT,
                now,
                Lifecycle.ACTIVE,
                null,
                null);
    }

    TenantDocument with(TenantSettings settings, long basedOn) {
        return new TenantDocument(
                slug,
                settings.name(),
                settings.zone().getId(),
                settings.language().toLanguageTag(),
                settings.retentionDays(),
                settings.limits(),
                createdAt,
                lifecycle,
                deletion,
                basedOn);
    }

    boolean isActive() {
        return lifecycle == Lifecycle.ACTIVE;
    }

    Tenant tenant() {
        return new Tenant(
                slug,
                name,
                ZoneId.of(zone),
                Locale.forLanguageTag(language),
                retentionDays,
                limits,
                createdAt,
                version == null ? 0 : version);
    }
}
