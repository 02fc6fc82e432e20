package io.trackplane.ingest;

import io.trackplane.eventstore.EventStoreUnavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The least that is an event log: one thread commits batch by batch, in the order they came, to whatever it is given. Durable as long as the process; knows
 * no groups and tries again whenever it is asked to.
 */
final class InMemoryEventLog implements EventLog {
    private final Consumer<Batch> commit;
    private final long capacity;
    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private long waiting;

    InMemoryEventLog(Consumer<Batch> commit, long capacity) {
        this.commit = commit;
        this.capacity = capacity;
    }

    @Override
    public synchronized CompletionStage<Void> append(Batch batch) {
        var problem = problem(batch.size());
        if (!problem.isEmpty()) {
            throw new Refused(problem, 1);
        }
        waiting += batch.size();
        var done = new CompletableFuture<Void>();
        writer.execute(() -> commit(batch, done));
        return done;
    }

    private String problem(int events) {
        if (writer.isShutdown()) {
            return "closed";
        }
        return waiting > 0 && waiting + events > capacity ? "full" : "";
    }

    private void commit(Batch batch, CompletableFuture<Void> done) {
        try {
            commit.accept(batch);
            settled(batch);
            done.complete(null);
        } catch (EventStoreUnavailable e) {
            settled(batch);
            done.completeExceptionally(new Refused("away", 1));
        } catch (RuntimeException e) {
            settled(batch);
            done.completeExceptionally(e);
        }
    }

    private synchronized void settled(Batch batch) {
        waiting -= batch.size();
    }

    @Override
    public synchronized State state() {
        var problem = problem(1);
        return new State(waiting, capacity, problem.isEmpty(), problem);
    }

    private synchronized void shut() {
        writer.shutdown();
    }

    /** Takes nothing more and commits what waits. */
    void stop() throws InterruptedException {
        shut();
        if (!writer.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("what waits is not committed");
        }
    }
}
