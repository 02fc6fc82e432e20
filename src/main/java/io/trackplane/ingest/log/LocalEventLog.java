package io.trackplane.ingest.log;

import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.ingest.Batch;
import io.trackplane.ingest.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Commits groups. While one group is being written, the next one gathers: under load groups grow by themselves, and without load nobody waits for
 * company. What waits is bounded by the number of events; a full log refuses. When the store is away the batches that wait are refused, and the next
 * one tries again.
 */
public final class LocalEventLog implements EventLog, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LocalEventLog.class);
    private static final int RETRY_SECONDS = 1;
    private static final int RETRY_SECONDS_AWAY = 5;
    private static final long LOOK_MILLISECONDS = 100;
    private static final long PAUSE_MILLISECONDS = 200;

    /** After the web server has stopped, which has the phases before the last. */
    private static final int PHASE = 1000;

    private final BatchWriter writer;
    private final long capacity;
    private final int groupSize;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private volatile boolean isOpen;
    private volatile String problem = "";
    private volatile @Nullable Thread thread;

    /**
     * @param capacity most events that may wait
     * @param groupSize events after which a group is written though more are there
     */
    public LocalEventLog(BatchWriter writer, long capacity, int groupSize) {
        this.writer = writer;
        this.capacity = capacity;
        this.groupSize = groupSize;
    }

    private record Waiting(Batch batch, CompletableFuture<Void> durable) {
        int weight() {
            return Math.max(1, batch.size());
        }
    }

    @Override
    public CompletionStage<Void> append(Batch batch) {
        if (!isOpen) {
            throw new Refused("the log is closed", RETRY_SECONDS_AWAY);
        }
        var entry = new Waiting(batch, new CompletableFuture<>());
        long before = waiting.getAndAdd(entry.weight());
        if (before > 0 && before + entry.weight() > capacity) {
            waiting.addAndGet(-entry.weight());
            throw new Refused("the log is full", RETRY_SECONDS);
        }
        queue.add(entry);
        return entry.durable;
    }

    @Override
    public State state() {
        long now = waiting.get();
        var why = !isOpen ? "closed" : now >= capacity ? "full" : problem;
        return new State(now, capacity, isOpen && now < capacity && problem.isEmpty(), why);
    }

    @Override
    public void start() {
        isOpen = true;
        thread = Thread.ofPlatform().name("event-log").start(this::run);
    }

    /** Takes nothing more and writes what waits. */
    @Override
    public void stop() {
        isOpen = false;
        var writing = thread;
        if (writing != null) {
            try {
                writing.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return isOpen;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        try {
            while (isOpen || waiting.get() > 0) {
                var first = queue.poll(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    commit(group(first));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Waiting> group(Waiting first) {
        var group = new ArrayList<Waiting>();
        group.add(first);
        int size = first.weight();
        while (size < groupSize) {
            var next = queue.poll();
            if (next == null) {
                break;
            }
            group.add(next);
            size += next.weight();
        }
        return group;
    }

    private void commit(List<Waiting> group) throws InterruptedException {
        try {
            writer.write(group.stream().map(Waiting::batch).toList());
            problem = "";
            group.forEach(this::done);
        } catch (EventStoreUnavailable away) {
            problem = String.valueOf(away.getMessage());
            group.forEach(entry -> failed(entry, new Refused(problem, RETRY_SECONDS_AWAY)));
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (RuntimeException defect) {
            alone(group, defect);
        }
    }

    /** One batch that cannot be written must not take the others with it. */
    private void alone(List<Waiting> group, RuntimeException defect) throws InterruptedException {
        if (group.size() == 1) {
            LOG.error("A batch of {} cannot be written", group.getFirst().batch.stream(), defect);
            failed(group.getFirst(), defect);
            return;
        }
        for (var entry : group) {
            commit(List.of(entry));
        }
    }

    private void done(Waiting entry) {
        waiting.addAndGet(-entry.weight());
        entry.durable.complete(null);
    }

    private void failed(Waiting entry, RuntimeException why) {
        waiting.addAndGet(-entry.weight());
        entry.durable.completeExceptionally(why);
    }
}
