package io.trackplane.insight.metric;

import java.time.Instant;
import java.util.List;

/**
 * What became of received events. These are true counts, robots included: nothing is scaled.
 *
 * @param steps every step of the range in order, those in which nothing was received too
 */
public record LedgerAnswer(Counts total, List<Step> steps) {
    /** How many came to which end. */
    public record Counts(long stored, long duplicate, long sampledOut, long quarantined, long rejected) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        public long received() {
            return stored + duplicate + sampledOut + quarantined + rejected;
        }

        public Counts plus(Counts other) {
            return new Counts(
                    stored + other.stored,
                    duplicate + other.duplicate,
                    sampledOut + other.sampledOut,
                    quarantined + other.quarantined,
                    rejected + other.rejected);
        }
    }

    /**
     * One step.
     *
     * @param time its beginning
     */
    public record Step(Instant time, Counts counts) {}
}
