package io.trackplane.tenancy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

@Document("environments")
record EnvironmentDocument(
        @Id String id,
        @Indexed String tenant,
        String application,
        String key,
        String name,
        EnvironmentKind kind,
        boolean isProtected,
        @Indexed(unique = true) String appId,
        List<String> origins,
        boolean legacySignatures,
        @Nullable SigningSecret signing,
        Instant createdAt,
        Lifecycle lifecycle,
        @Nullable Deletion deletion,
        @Version @Nullable Long version) {
    static EnvironmentDocument first(String tenant, String application, NewEnvironment environment, Instant now) {
        return new EnvironmentDocument(
                Environment.id(tenant, application, environment.key()),
                tenant,
                application,
                environment.key(),
                environment.name(),
                environment.kind(),
                environment.isProtected(),
                appId(application, environment.key()),
                List.of(),
                false,
                null,
                now,
                Lifecycle.CREATING,
                null,
                null);
    }

    private static String appId(String application, String key) {
        return key.equals("production") ? application : application + "-" + key;
    }

    EnvironmentDocument with(EnvironmentSettings settings, long basedOn) {
        return copy(
                settings.name(), settings.kind(), settings.isProtected(), origins, legacySignatures, signing, basedOn);
    }

    EnvironmentDocument with(AllowedOrigins allowed, boolean legacy, long basedOn) {
        return copy(name, kind, isProtected, allowed.texts(), legacy, signing, basedOn);
    }

    EnvironmentDocument with(SigningSecret secret) {
        return copy(name, kind, isProtected, origins, legacySignatures, secret, version);
    }

    private EnvironmentDocument copy(
            String newName,
            EnvironmentKind newKind,
            boolean nowProtected,
            List<String> newOrigins,
            boolean nowLegacy,
            @Nullable SigningSecret newSigning,
            @Nullable Long basedOn) {
        return new EnvironmentDocument(
                id,
                tenant,
                application,
                key,
                newName,
                newKind,
                nowProtected,
                appId,
                newOrigins,
                nowLegacy,
                newSigning,
                createdAt,
                lifecycle,
                deletion,
                basedOn);
    }

    boolean isActive() {
        return lifecycle == Lifecycle.ACTIVE;
    }

    Environment environment() {
        return new Environment(
                tenant,
                application,
                key,
                name,
                kind,
                isProtected,
                appId,
                AllowedOrigins.of(origins),
                legacySignatures,
                signing == null ? null : signing.visible(),
                createdAt,
                version == null ? 0 : version);
    }
}
