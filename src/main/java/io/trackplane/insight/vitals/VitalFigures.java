package io.trackplane.insight.vitals;

import io.trackplane.insight.asking.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one vital. All figures are of the samples as they came: a sampling rate does not weigh them.
 *
 * @param p50 median; null without samples and where it was not asked for
 * @param p75 the figure that is rated; null without samples
 * @param p95 null where {@code p50} is
 * @param count how many samples
 * @param good how many of them are good
 * @param poor how many of them are poor
 */
public record VitalFigures(
        Vital vital,
        @Nullable Double p50,
        @Nullable Double p75,
        @Nullable Double p95,
        long count,
        long good,
        long poor) {
    public long needsImprovement() {
        return count - good - poor;
    }

    /** The rating of {@link #p75()}; null without samples. */
    public @Nullable Rating rating() {
        return p75 == null ? null : vital.rating(p75);
    }

    /** The share of samples with a rating, 0 to 1; null without samples. */
    public @Nullable Double share(Rating rating) {
        long part = switch (rating) {
            case GOOD -> good;
            case NEEDS_IMPROVEMENT -> needsImprovement();
            case POOR -> poor;
        };
        return Ratio.of(part, (double) count);
    }
}
