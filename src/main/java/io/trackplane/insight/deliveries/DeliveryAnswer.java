package io.trackplane.insight.deliveries;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A registration, as the management API answers it; docs/management-api.md. */
record DeliveryAnswer(
        String id,
        String name,
        @JsonProperty("content_type") String contentType,
        @JsonProperty("target_users") @Nullable Long targetUsers,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String state,
        @JsonProperty("closed_at") @Nullable Instant closedAt,
        @JsonProperty("created_at") Instant createdAt,
        long version) {
    static DeliveryAnswer of(DeliveryRegistration registration, Instant now, ZoneId zone) {
        var settings = registration.settings();
        return new DeliveryAnswer(
                registration.id(),
                settings.name(),
                settings.contentType(),
                settings.targetUsers(),
                settings.from(),
                settings.until(),
                registration.state(now, zone).key(),
                registration.closedAt(),
                registration.createdAt(),
                registration.version());
    }
}
