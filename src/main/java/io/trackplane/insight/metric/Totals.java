package io.trackplane.insight.metric;

import org.jspecify.annotations.Nullable;

/**
 * The figures of a range as a whole. Robots are in none of them but {@code botPageViews}.
 *
 * @param pageViews PV: page views, each standing for 1 / its sampling rate
 * @param visitors UV: distinct visitors with any event, the nameless included
 * @param namelessVisitors those of them that are known only by network and browser on one day
 * @param sessions distinct sessions with any event
 * @param bounceRate 0 to 1: of the sessions with a page view those with just one, no interaction and less than 10 s of visible time; null without any
 * @param averageStayMillis visible time per page view, of the sessions that report any; null where none does
 * @param errorRate sessions with at least one error ÷ sessions, 0 to 1; null without sessions
 * @param newVisitors visitors that were first seen in the range
 * @param botPageViews page views by robots
 * @param isEstimated whether a sampling rate below 1 took part, so that the figures are estimates
 */
public record Totals(
        long pageViews,
        long visitors,
        long namelessVisitors,
        long sessions,
        @Nullable Double bounceRate,
        @Nullable Double averageStayMillis,
        @Nullable Double errorRate,
        long newVisitors,
        long botPageViews,
        boolean isEstimated) {}
