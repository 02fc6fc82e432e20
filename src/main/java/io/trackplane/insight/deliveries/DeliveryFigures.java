package io.trackplane.insight.deliveries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery in a range.
 *
 * @param id {@code delivery_id}
 * @param registration null where nobody registered it
 * @param days every day of the range
 */
public record DeliveryFigures(
        String id,
        @Nullable DeliveryRegistration registration,
        DeliveryFunnel funnel,
        DeliveryExtras extras,
        List<DeliveryDay> days) {}
