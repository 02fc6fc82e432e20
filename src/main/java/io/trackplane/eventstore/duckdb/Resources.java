package io.trackplane.eventstore.duckdb;

import java.time.Duration;

/**
 * What the store may use.
 *
 * @param megabytes memory for everything it does, MB; what does not fit goes to temporary files beside the store
 * @param threads that work on questions
 * @param questions at the same time, the others wait their turn
 * @param patience how long one question may take, waiting included
 */
public record Resources(long megabytes, int threads, int questions, Duration patience) {
    /** Enough for a small server, and for tests. */
    public static final Resources SMALL = new Resources(512, 2, 4, Duration.ofSeconds(10));
}
