package io.trackplane.insight.errors;

import io.trackplane.insight.asking.Ratio;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Errors in one step of a time axis; see {@link ErrorTotals}.
 *
 * @param time beginning of the step
 */
public record ErrorStep(Instant time, double count, double sessions, double affectedSessions) {
    public @Nullable Double rate() {
        return Ratio.ofEstimates(affectedSessions, sessions);
    }
}
