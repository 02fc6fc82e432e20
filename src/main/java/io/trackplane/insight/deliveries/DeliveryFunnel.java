package io.trackplane.insight.deliveries;

import io.trackplane.insight.asking.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * How far people got with a delivery, METRICS.md "Delivery funnel": distinct users with that event in the range. Events marked as repeats of the same user
 * within 24 h are left out.
 *
 * @param target users the delivery is meant for, as registered; null where nobody registered how many
 * @param viewed who saw it
 * @param clicked who clicked it
 * @param completed who completed it
 * @param isEstimated whether something behind these figures was sampled
 */
public record DeliveryFunnel(
        @Nullable Long target, double viewed, double clicked, double completed, boolean isEstimated) {
    /** viewed ÷ target; null where the divisor is absent or 0, as for the others. */
    public @Nullable Double viewRate() {
        return Ratio.of(viewed, target == null ? null : target.doubleValue());
    }

    /** clicked ÷ viewed. */
    public @Nullable Double clickRate() {
        return Ratio.of(clicked, viewed);
    }

    /** completed ÷ viewed. */
    public @Nullable Double completionRate() {
        return Ratio.of(completed, viewed);
    }
}
