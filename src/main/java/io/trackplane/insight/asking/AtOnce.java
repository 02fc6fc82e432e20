package io.trackplane.insight.asking;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Questions that are asked at the same time, a few of them, so that neither the engine nor what makes something of its answers waits for the other. Whoever
 * stops waiting stops all of them.
 */
public final class AtOnce implements AutoCloseable {
    /** More would take the places of others, and wait for one another within the time that each may take. */
    static final int MOST = 3;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(MOST, true);

    /** Begins to ask when there is a place. @return waits for the answer, or throws what the question threw */
    public <T> Supplier<T> ask(Supplier<T> question) {
        var answer = threads.submit(() -> {
            places.acquire();
            try {
                return question.get();
            } finally {
                places.release();
            }
        });
        return () -> await(answer);
    }

    /** Asks what there may be to ask. @return gives null where there is nothing */
    public <Q, T> Supplier<@Nullable T> ask(@Nullable Q question, Function<Q, T> answers) {
        return question == null ? () -> null : ask(() -> answers.apply(question))::get;
    }

    private static <T> T await(Future<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody waits for the answer any more");
        } catch (ExecutionException e) {
            throw Thrown.by(e);
        }
    }

    /** What is still asked is not asked any more. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
