package io.trackplane.insight.deliveries;

import java.time.Instant;

/**
 * What happened with a delivery on one day: events, without repeats of the same user within 24 h.
 *
 * @param time beginning of the day in the tenant's zone
 */
public record DeliveryDay(Instant time, double views, double clicks, double completions) {}
