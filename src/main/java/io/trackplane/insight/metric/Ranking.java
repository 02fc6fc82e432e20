package io.trackplane.insight.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list from the largest down; equals stand in the order of their values.
 *
 * @param total how many entries the whole list has
 * @param isEstimated whether a sampling rate below 1 took part
 */
public record Ranking(List<Entry> entries, long total, boolean isEstimated) {
    /** An empty list. */
    public static final Ranking NONE = new Ranking(List.of(), 0, false);

    /**
     * One value.
     *
     * @param value null for the events that have none
     * @param count page views, for {@link Dimension#EVENT} events
     * @param visitors distinct visitors
     */
    public record Entry(@Nullable String value, long count, long visitors) {}
}
