package io.trackplane.tenancy;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

@Document("applications")
record ApplicationDocument(
        @Id String key,
        @Indexed String tenant,
        String name,
        String description,
        Set<Platform> platforms,
        Instant createdAt,
        Lifecycle lifecycle,
        @Nullable Deletion deletion,
        @Version @Nullable Long version) {
    static ApplicationDocument first(String tenant, NewApplication application, Instant now) {
        return new ApplicationDocument(
                application.key(),
                tenant,
                application.name(),
                application.description(),
                application.platforms(),
                now,
                Lifecycle.CREATING,
                null,
                null);
    }

    ApplicationDocument with(ApplicationSettings settings, long basedOn) {
        return new ApplicationDocument(
                key,
                tenant,
                settings.name(),
                settings.description(),
                settings.platforms(),
                createdAt,
                lifecycle,
                deletion,
                basedOn);
    }

    boolean isActiveIn(String someTenant) {
        return lifecycle == Lifecycle.ACTIVE && tenant.equals(someTenant);
    }

    Application application() {
        return new Application(tenant, key, name, description, platforms, createdAt, version == null ? 0 : version);
    }
}
