package io.trackplane.ingest;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Remembers what it was given and hands it on; can be full, and can fail. */
public final class RecordingLog implements EventLog {
    private final List<Batch> batches = new CopyOnWriteArrayList<>();
    private volatile boolean isFull;
    private final EventLog behind;
    private volatile @Nullable CompletionStage<Void> answer;

    RecordingLog(EventLog behind) {
        this.behind = behind;
    }

    @Override
    public CompletionStage<Void> append(Batch batch) {
        if (isFull) {
            throw new Refused("full", 7);
        }
        batches.add(batch);
        var given = answer;
        return given == null ? behind.append(batch) : given;
    }

    @Override
    public State state() {
        return new State(0, 1_000, !isFull, isFull ? "full" : "");
    }

    /** Takes nothing, or takes again. */
    public void full(boolean full) {
        isFull = full;
    }

    /** What batches are answered with from now on, which go no further. */
    public void answering(CompletionStage<Void> next) {
        answer = next;
    }

    /** Batches are handed on again. */
    public void handingOn() {
        answer = null;
    }

    /** Batches of a tenant, in order. */
    public List<Batch> of(String tenant) {
        return batches.stream()
                .filter(batch -> batch.stream().tenant().equals(tenant))
                .toList();
    }

    /** The last one of a tenant. */
    public Batch last(String tenant) {
        return of(tenant).getLast();
    }
}
