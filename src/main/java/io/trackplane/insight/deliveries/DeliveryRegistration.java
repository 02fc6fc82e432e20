package io.trackplane.insight.deliveries;

import io.trackplane.kernel.AuditableChange.Subject;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What people registered of a delivery in one environment, so that its events can be read against it.
 *
 * @param id {@code delivery_id} of its events, see {@link DeliveryIds}; never changes
 * @param closedAt since when nothing more is expected of it; null while it is open
 * @param createdAt when it was registered
 * @param version counts the changes; a change names the version it is based on
 */
public record DeliveryRegistration(
        String tenant,
        String application,
        String environment,
        String id,
        DeliverySettings settings,
        @Nullable Instant closedAt,
        Instant createdAt,
        long version) {
    public boolean isClosed() {
        return closedAt != null;
    }

    /** How far it is at a moment, by the days of the tenant. */
    public DeliveryState state(Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        if (closedAt != null) {
            return DeliveryState.CLOSED;
        }
        if (settings.from() != null && today.isBefore(settings.from())) {
            return DeliveryState.PLANNED;
        }
        return settings.until() != null && today.isAfter(settings.until())
                ? DeliveryState.ENDED
                : DeliveryState.RUNNING;
    }

    Subject subject() {
        return new Subject("delivery-registration", id, settings.name());
    }
}
