package io.trackplane.insight.deliveries;

/**
 * What is known of a delivery beside its funnel.
 *
 * @param repeatedViews views left out as repeats of the same user within 24 h
 * @param repeatedClicks clicks left out for the same reason
 * @param expands how often it was expanded
 * @param expandingUsers distinct users who expanded it
 * @param collapses how often it was collapsed
 * @param collapsingUsers distinct users who collapsed it
 */
public record DeliveryExtras(
        double repeatedViews,
        double repeatedClicks,
        double expands,
        double expandingUsers,
        double collapses,
        double collapsingUsers) {}
