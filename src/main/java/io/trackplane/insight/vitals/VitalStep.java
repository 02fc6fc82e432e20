package io.trackplane.insight.vitals;

import java.time.Instant;
import java.util.List;

/**
 * The vitals of one step of a time axis.
 *
 * @param time beginning of the step
 * @param figures one of each {@link Vital}, in their order
 */
public record VitalStep(Instant time, List<VitalFigures> figures) {
    public VitalFigures of(Vital vital) {
        return figures.get(vital.ordinal());
    }
}
