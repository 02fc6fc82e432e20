package io.trackplane.ingest;

import java.util.concurrent.CompletionStage;

/**
 * The seam between the two stages. What it has accepted is never lost and reaches the back stage at least once, the batches of one visitor in order. The
 * local log commits groups to the event store; one on Kafka produces keyed by visitor and consumes in batches.
 */
public interface EventLog {
    /**
     * Hands over a batch.
     *
     * @return complete when the batch is durable; failed with {@link Refused} when it is not and never will be by this call, with something else when the
     *     batch is to blame: it cannot be made durable however often it is tried
     * @throws Refused when the log takes nothing now
     */
    CompletionStage<Void> append(Batch batch);

    /** How it is, for health. */
    State state();

    /** Full, closing, or the store behind it is away; nothing of the batch was kept. */
    class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int retryAfterSeconds;

        public Refused(String why, int retryAfterSeconds) {
            super(why, null, false, false);
            this.retryAfterSeconds = retryAfterSeconds;
        }

        /** When to try again, seconds. */
        public int retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    /**
     * How a log is.
     *
     * @param waiting events that are not durable yet
     * @param capacity how many may wait
     * @param isTaking whether the next batch would be taken
     * @param problem why not; empty where it would
     */
    record State(long waiting, long capacity, boolean isTaking, String problem) {}
}
