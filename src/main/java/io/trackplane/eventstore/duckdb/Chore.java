package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.EventStoreUnavailable;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that {@link Upkeep} does again and again. After a failure it is left alone for a while, twice as long each time. */
final class Chore {
    private static final Logger LOG = LoggerFactory.getLogger(Chore.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** After so many failures somebody has to know. */
    private static final int WORTH_A_WARNING = 4;

    private final String name;
    private final Runnable work;
    private final Supplier<Duration> clock;
    private int failures;
    private Duration next = Duration.ZERO;

    /**
     * Something to be done again and again.
     *
     * @param name what it is for, as a warning says it
     * @param clock tells the time since whenever, and is never set
     */
    Chore(String name, Runnable work, Supplier<Duration> clock) {
        this.name = name;
        this.work = work;
        this.clock = clock;
    }

    /** Unless it is left alone. */
    void attempt() {
        if (clock.get().compareTo(next) < 0) {
            return;
        }
        try {
            work.run();
            failures = 0;
        } catch (RuntimeException e) {
            failures++;
            next = clock.get().plusSeconds(Math.min(1L << Math.min(failures, 10), LONGEST.toSeconds()));
            report(e);
        }
    }

    private void report(RuntimeException e) {
        if (!(e instanceof EventStoreUnavailable)) {
            LOG.error("Upkeep of the event store failed: {}", name, e);
        } else if (failures == WORTH_A_WARNING) {
            LOG.warn("The event store cannot {} for some time now and goes on trying: {}", name, e.getMessage());
        } else {
            LOG.debug("Not now: {}", name, e);
        }
    }
}
