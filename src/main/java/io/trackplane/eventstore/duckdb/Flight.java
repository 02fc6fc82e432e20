package io.trackplane.eventstore.duckdb;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One question under way, and those who wait for its answer. When the last of them leaves, it is stopped. */
final class Flight<T> {
    private final CompletableFuture<List<T>> answer = new CompletableFuture<>();
    private final long deadline;
    private int waiting;
    private boolean isOver;
    private @Nullable Statement statement;

    Flight(Duration patience) {
        deadline = System.nanoTime() + patience.toNanos();
    }

    /** Whether it could be joined: it is not over, and nobody has stopped it. */
    synchronized boolean join() {
        if (isOver) {
            return false;
        }
        waiting++;
        return true;
    }

    List<T> await() throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } finally {
            leave();
        }
    }

    private synchronized void leave() {
        waiting--;
        if (waiting == 0) {
            stop();
        }
    }

    /** Ends it now, whoever waits. */
    synchronized void stop() {
        isOver = true;
        if (statement != null && !answer.isDone()) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                answer.completeExceptionally(e);
            }
        }
    }

    /** @return whether it may run */
    synchronized boolean runs(Statement statement) {
        this.statement = statement;
        return !isOver;
    }

    void answered(List<T> rows) {
        end();
        answer.complete(rows);
    }

    void failed(Throwable cause) {
        end();
        answer.completeExceptionally(cause);
    }

    private synchronized void end() {
        isOver = true;
        statement = null;
    }
}
