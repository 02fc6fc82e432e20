package io.trackplane.insight.errors;

import io.trackplane.insight.asking.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * Errors as a whole.
 *
 * @param count how many errors
 * @param users distinct visitors who met one
 * @param sessions all sessions, with and without errors
 * @param affectedSessions sessions with at least one
 * @param groups how many fingerprints
 * @param isEstimated whether something behind these figures was sampled
 */
public record ErrorTotals(
        double count, double users, double sessions, double affectedSessions, long groups, boolean isEstimated) {
    /** Sessions with at least one error ÷ sessions, 0 to 1; null without sessions. */
    public @Nullable Double rate() {
        return Ratio.ofEstimates(affectedSessions, sessions);
    }
}
