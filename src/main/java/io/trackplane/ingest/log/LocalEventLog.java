package io.trackplane.ingest.log;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.ingest.Batch;
import io.trackplane.ingest.EventLog;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Batches wait in a bounded queue for one writer, who takes what there is: up to a number of events, or what came within a few milliseconds. A
 * batch is acknowledged after its group is on the disk. While the store is away everything is refused, but for an attempt each second.
 * Nothing waits on a disk of its own, so that what was not acknowledged is sent again by the client.
 *
 * @param <T> a batch prepared for the sink
 */
public final class LocalEventLog<T> implements EventLog, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LocalEventLog.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int RETRY_SECONDS = 2;
    /** Below the phases in which the web server drains and stops, so that requests under way still get their answers. */
    private static final int PHASE = 0;

    private final Sink<T> sink;
    private final LogProperties properties;
    private final MeterRegistry meters;
    private final Timer writes;
    private final DistributionSummary sizes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Waiting<T>> queue = new ArrayDeque<>();
    private long queued;
    private long waiting;
    private boolean isOpen;
    private boolean isReady;
    private long awayUntil = System.nanoTime();
    private String problem = "";
    private @Nullable Thread writer;

    private record Waiting<T>(T batch, int events, long since, CompletableFuture<Void> done) {}

    public LocalEventLog(Sink<T> sink, LogProperties properties, MeterRegistry meters) {
        this.sink = sink;
        this.properties = properties;
        this.meters = meters;
        this.writes = Timer.builder("trackplane.ingest.log.writes")
                .description("Groups written to the event store, and how long they took")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.sizes = DistributionSummary.builder("trackplane.ingest.log.group")
                .description("Events that were written together")
                .register(meters);
        Gauge.builder("trackplane.ingest.log.waiting", this, log -> log.state().waiting())
                .description("Events that are not on the disk yet")
                .register(meters);
    }

    @Override
    public CompletionStage<Void> append(Batch batch) {
        refuseUnlessTaking(batch.size());
        var done = new CompletableFuture<Void>();
        var entry = new Waiting<>(sink.prepare(batch), Math.max(1, batch.size()), System.nanoTime(), done);
        lock.lock();
        try {
            refuseUnlessTaking(entry.events);
            queue.add(entry);
            queued += entry.events;
            waiting += entry.events;
            if (queue.size() == 1 || queued >= properties.group()) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
        return done;
    }

    private void refuseUnlessTaking(int events) {
        lock.lock();
        try {
            var reason = reason(events);
            if (!reason.isEmpty()) {
                meters.counter("trackplane.ingest.log.refused").increment();
                throw new Refused(reason, RETRY_SECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private String reason(int events) {
        if (!isOpen) {
            return "the event log is closed";
        }
        if (!problem.isEmpty() && System.nanoTime() < awayUntil) {
            return problem;
        }
        return waiting > 0 && waiting + events > properties.capacity() ? "the event log is full" : "";
    }

    @Override
    public State state() {
        lock.lock();
        try {
            var reason = reason(1);
            return new State(waiting, properties.capacity(), reason.isEmpty(), reason);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        remember();
        for (var group = next(); group != null; group = next()) {
            write(group);
        }
    }

    /** The first attempt; {@link #write} makes the others. */
    private void remember() {
        try {
            sink.begin();
            isReady = true;
        } catch (RuntimeException | Error e) {
            // Also for want of memory: without its writer the log would take batches and never answer.
            away(e);
        }
    }

    /** The next group; null when the log is closed and nothing waits. */
    private @Nullable List<Waiting<T>> next() {
        lock.lock();
        try {
            while (queue.isEmpty() && isOpen) {
                changed.awaitUninterruptibly();
            }
            linger();
            return queue.isEmpty() ? null : taken();
        } finally {
            lock.unlock();
        }
    }

    private void linger() {
        if (queue.isEmpty()) {
            return;
        }
        long left = queue.getFirst().since + properties.linger().toNanos() - System.nanoTime();
        try {
            while (left > 0 && isOpen && queued < properties.group()) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts the writer; if somebody did, the group is a little smaller.
        }
    }

    private List<Waiting<T>> taken() {
        var group = new ArrayList<Waiting<T>>();
        int events = 0;
        while (!queue.isEmpty() && (group.isEmpty() || events + queue.getFirst().events <= properties.group())) {
            var first = queue.removeFirst();
            group.add(first);
            events += first.events;
        }
        queued -= events;
        return group;
    }

    private void write(List<Waiting<T>> group) {
        try {
            attempt(group);
            back();
            settle(group, null);
        } catch (EventStoreUnavailable e) {
            fail(group, e);
        } catch (RuntimeException | Error e) {
            separate(group, e);
        }
    }

    private void attempt(List<Waiting<T>> group) {
        if (!isReady) {
            sink.begin();
            isReady = true;
        }
        long begun = System.nanoTime();
        sink.write(group.stream().map(Waiting::batch).toList());
        writes.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        sizes.record(group.stream().mapToInt(Waiting::events).sum());
    }

    /** Something in the group cannot be written: the others shall not suffer from it. */
    private void separate(List<Waiting<T>> group, Throwable problem) {
        if (group.size() > 1) {
            group.forEach(one -> write(List.of(one)));
        } else {
            LOG.error("A batch cannot be written", problem);
            settle(group, problem);
        }
    }

    private void fail(List<Waiting<T>> group, EventStoreUnavailable e) {
        var all = new ArrayList<>(group);
        lock.lock();
        try {
            away(e);
            all.addAll(queue);
            queue.clear();
            queued = 0;
        } finally {
            lock.unlock();
        }
        settle(all, new Refused("the event store is away", RETRY_SECONDS));
    }

    private void away(Throwable e) {
        lock.lock();
        try {
            if (problem.isEmpty()) {
                LOG.warn("The event store takes nothing: {}", e.getMessage());
            }
            problem = "the event store is away";
            awayUntil = System.nanoTime() + PAUSE_NANOS;
        } finally {
            lock.unlock();
        }
    }

    private void back() {
        lock.lock();
        try {
            if (!problem.isEmpty()) {
                LOG.info("The event store is back");
                problem = "";
            }
        } finally {
            lock.unlock();
        }
    }

    private void settle(List<Waiting<T>> group, @Nullable Throwable failure) {
        lock.lock();
        try {
            waiting -= group.stream().mapToInt(Waiting::events).sum();
        } finally {
            lock.unlock();
        }
        for (var one : group) {
            if (failure == null) {
                one.done.complete(null);
            } else {
                one.done.completeExceptionally(failure);
            }
        }
    }

    @Override
    public void start() {
        lock.lock();
        try {
            isOpen = true;
            writer = Thread.ofPlatform().name("event-log").start(this::run);
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more and writes what waits. */
    @Override
    public void stop() {
        var last = close();
        try {
            if (last != null) {
                last.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Thread close() {
        lock.lock();
        try {
            isOpen = false;
            changed.signalAll();
            return writer;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return isOpen;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
