package io.trackplane.insight.vitals;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vitals of one page, device or release.
 *
 * @param value which; null where the events do not say
 * @param samples how many events measured anything
 * @param figures one of each {@link Vital}, in their order
 */
public record VitalsOf(@Nullable String value, long samples, List<VitalFigures> figures) {
    public VitalFigures of(Vital vital) {
        return figures.get(vital.ordinal());
    }
}
