package io.trackplane.insight.deliveries;

import io.trackplane.tenancy.Environment;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A registration as it is stored.
 *
 * @param id {@code tenant/application/environment/delivery}
 * @param from as ISO text: a day of the tenant, not a moment
 */
@Document("deliveries")
record DeliveryDocument(
        @Id String id,
        @Indexed String tenant,
        String application,
        String environment,
        String delivery,
        String name,
        String contentType,
        @Nullable Long targetUsers,
        @Nullable String from,
        @Nullable String until,
        @Nullable Instant closedAt,
        Instant createdAt,
        @Version @Nullable Long version) {
    static DeliveryDocument first(Environment environment, String delivery, DeliverySettings settings, Instant now) {
        return new DeliveryDocument(
                id(environment, delivery),
                environment.tenant(),
                environment.application(),
                environment.key(),
                delivery,
                settings.name(),
                settings.contentType(),
                settings.targetUsers(),
                text(settings.from()),
                text(settings.until()),
                null,
                now,
                null);
    }

    static String id(Environment environment, String delivery) {
        return environment.id() + "/" + delivery;
    }

    DeliveryDocument with(DeliverySettings settings, long basedOn) {
        return new DeliveryDocument(
                id,
                tenant,
                application,
                environment,
                delivery,
                settings.name(),
                settings.contentType(),
                settings.targetUsers(),
                text(settings.from()),
                text(settings.until()),
                closedAt,
                createdAt,
                basedOn);
    }

    DeliveryDocument closed(@Nullable Instant at) {
        return new DeliveryDocument(
                id,
                tenant,
                application,
                environment,
                delivery,
                name,
                contentType,
                targetUsers,
                from,
                until,
                at,
                createdAt,
                version);
    }

    DeliveryRegistration registration() {
        return new DeliveryRegistration(
                tenant,
                application,
                environment,
                delivery,
                new DeliverySettings(name, contentType, targetUsers, day(from), day(until)),
                closedAt,
                createdAt,
                version == null ? 0 : version);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
