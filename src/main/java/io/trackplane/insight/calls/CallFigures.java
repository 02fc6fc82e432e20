package io.trackplane.insight.calls;

import io.trackplane.insight.asking.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * Calls of an API, or of one endpoint.
 *
 * @param count how many calls
 * @param succeeded how many of them were answered with a status from 200 to 399; the rest failed, timed out or were aborted
 * @param p50 median of the duration in ms, of the samples as they came; null where no call says how long it took, as are the others
 * @param isEstimated whether something behind these figures was sampled
 */
public record CallFigures(
        double count,
        double succeeded,
        @Nullable Double p50,
        @Nullable Double p95,
        @Nullable Double p99,
        boolean isEstimated) {
    /** Where nothing was called. */
    static final CallFigures NONE = new CallFigures(0, 0, null, null, null, false);

    /** How many calls failed, timed out or were aborted. */
    public double failed() {
        return count - succeeded;
    }

    /** Calls answered with 2xx or 3xx ÷ calls, 0 to 1; null without calls. */
    public @Nullable Double successRate() {
        return Ratio.of(succeeded, count);
    }

    /** The rest of {@link #successRate()}. */
    public @Nullable Double errorRate() {
        return Ratio.of(failed(), count);
    }
}
