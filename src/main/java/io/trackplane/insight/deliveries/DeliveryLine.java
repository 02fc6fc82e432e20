package io.trackplane.insight.deliveries;

import org.jspecify.annotations.Nullable;

/**
 * One delivery among others.
 *
 * @param id {@code delivery_id}
 * @param registration null where nobody registered it
 */
public record DeliveryLine(
        String id, @Nullable DeliveryRegistration registration, DeliveryFunnel funnel, DeliveryExtras extras) {}
