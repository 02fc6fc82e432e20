package io.trackplane.insight.metric;

import java.time.Instant;
import java.util.List;

/**
 * What happened just now.
 *
 * @param minutes the last 30 that began, in order, the one that goes on now included
 * @param pageViews in all of them
 * @param visitors distinct visitors with an event in any of them
 * @param isEstimated whether a sampling rate below 1 took part
 */
public record LastMinutes(List<Minute> minutes, long pageViews, long visitors, boolean isEstimated) {
    /**
     * One minute.
     *
     * @param time its beginning
     * @param visitors distinct visitors with an event in it
     */
    public record Minute(Instant time, long pageViews, long visitors) {}
}
