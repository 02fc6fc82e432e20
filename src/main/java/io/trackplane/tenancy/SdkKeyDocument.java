package io.trackplane.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

@Document("sdk_keys")
@CompoundIndex(name = "place", def = "{'tenant': 1, 'application': 1, 'environment': 1}")
record SdkKeyDocument(
        @Id String id,
        String tenant,
        String application,
        String environment,
        SdkKey.Kind kind,
        String label,
        @Nullable String value,
        String ending,
        Instant createdAt,
        String createdBy,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Version @Nullable Long version) {
    SdkKey key() {
        return new SdkKey(
                id,
                tenant,
                application,
                environment,
                kind,
                label,
                value,
                ending,
                createdAt,
                createdBy,
                lastUsedAt,
                expiresAt,
                revokedAt);
    }

    static SdkKeyDocument of(SdkKey key) {
        return new SdkKeyDocument(
                key.id(),
                key.tenant(),
                key.application(),
                key.environment(),
                key.kind(),
                key.label(),
                key.value(),
                key.ending(),
                key.createdAt(),
                key.createdBy(),
                key.lastUsedAt(),
                key.expiresAt(),
                key.revokedAt(),
                null);
    }
}
