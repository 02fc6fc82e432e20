package io.trackplane.insight.actions;

import io.trackplane.insight.asking.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * What people did about one action; all counts are of events.
 *
 * @param pageViews how often a page about it was seen
 * @param cardClicks how often its card was clicked
 * @param starts how often it was started
 * @param completions how often it was completed
 * @param isEstimated whether something behind these figures was sampled
 */
public record ActionFigures(
        double pageViews, double cardClicks, double starts, double completions, boolean isEstimated) {
    /** Where nothing happened. */
    static final ActionFigures NONE = new ActionFigures(0, 0, 0, 0, false);

    /** Completions ÷ starts; null without starts. More than 1 where actions were started before the range. */
    public @Nullable Double conversionRate() {
        return Ratio.of(completions, starts);
    }
}
