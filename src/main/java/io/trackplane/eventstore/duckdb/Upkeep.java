package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does what has to be done now and then, when it disturbs least: checkpoints, the ledger of hours that are over, events that are too old. */
final class Upkeep implements AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(2);

    /** Worth a checkpoint when nothing goes on: so much is read again at a start in a fraction of a second, bytes. */
    private static final long SOME = 16L << 20;

    /** Checkpointed whatever goes on: far from where the engine would do it within a commit, bytes. */
    private static final long MUCH = 128L << 20;

    /** The events of a time come until so long after it. */
    private static final Duration STRAGGLERS = Duration.ofMinutes(2);

    /** Events older than this are moved to where they stay: nearly none of that time comes any more. */
    private static final Duration WRITTEN = Duration.ofHours(2);

    /** Events that a question looks at in a tenth of a second. */
    private static final long MANY = 500_000;

    /** How long after the end of an hour a quiet moment is waited for. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final DuckDbEventStore store;
    private final Retention retention;
    private final Clock clock;
    private final long enough;
    private final List<Chore> chores = List.of(
            chore("work in what waits beside its file", this::checkpoint),
            chore("remove what is too old", this::hourly),
            chore("sum up visits", this::sumUp),
            chore("put events in order", this::settle));
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("events-upkeep").factory());
    private Instant hourDone = Instant.MIN;
    private Instant summedUntil = Instant.MIN;
    private Instant settledUntil = Instant.MIN;

    /** @param enough events to be put in order together */
    Upkeep(DuckDbEventStore store, Retention retention, Clock clock, long enough) {
        this.store = store;
        this.retention = retention;
        this.clock = clock;
        this.enough = enough;
        thread.execute(this::run);
    }

    private static Chore chore(String name, Runnable work) {
        long begin = System.nanoTime();
        return new Chore(name, work, () -> Duration.ofNanos(System.nanoTime() - begin));
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(TICK);
                // Who closes it waits for what is under way, and for nothing more.
                chores.stream()
                        .takeWhile(any -> !Thread.currentThread().isInterrupted())
                        .forEach(Chore::attempt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkpoint() {
        long waiting = store.waiting();
        boolean isWorthIt = waiting >= SOME || (waiting > 0 && store.holdsErased());
        boolean isTime = waiting >= MUCH || (isWorthIt && store.isQuietFor(QUIET));
        boolean isDone = !isTime || store.checkpointBesideWrites();
        if (!isDone && waiting >= MUCH) {
            throw new EventStoreUnavailable("%d MB wait beside the file".formatted(waiting >> 20), null);
        }
    }

    /** Once in an hour: a day that is over goes within the hour. */
    private void hourly() {
        var now = clock.instant();
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        if (hour.isAfter(hourDone) && (store.isQuietFor(QUIET) || now.isAfter(hour.plus(PATIENCE)))) {
            store.compactLedger(hour);
            store.expire(retention);
            hourDone = hour;
        }
    }

    /** Of what is over: all there is while nothing else goes on, else a little, so that under load it is done in the end as well. */
    private void sumUp() {
        var over = VisitSql.quarter(clock.instant().minus(STRAGGLERS));
        if (over.isAfter(summedUntil) && !store.sumUpVisits(over, QUIET, MANY)) {
            summedUntil = over;
        }
    }

    /** Some of it at a time. */
    private void settle() {
        var over = clock.instant().minus(WRITTEN).truncatedTo(ChronoUnit.HOURS);
        if (over.isAfter(settledUntil) && !store.settle(over, enough)) {
            settledUntil = over;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        Quiet.end(thread);
    }
}
