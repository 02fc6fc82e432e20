package io.trackplane.insight.statistics;

import io.trackplane.insight.asking.Thrown;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Asks as long as somebody listens. Servlets are not told that a client went away: they find out when they write, which is after the question. So the
 * question is asked on a thread of its own, and the thread of the request looks at the connection now and then (see {@link ListeningValve}). When its end has
 * come, the asking thread is interrupted, by which the event store stops the query unless others wait for the same answer. Over HTTP/2, where the connection
 * is shared, and where the container is not Tomcat, the question goes on to its own limit of time.
 */
public final class WhileListening {
    /** Attribute of a request: a {@link BooleanSupplier} that says whether the client is gone. */
    static final String IS_GONE = WhileListening.class.getName();

    private static final Duration NOW_AND_THEN = Duration.ofMillis(200);

    private WhileListening() {}

    /**
     * The answer of a question, which may use the parameters of the request.
     *
     * @throws UncheckedIOException when the client went away before there was an answer
     * @throws RuntimeException as the question does
     */
    public static <T> T ask(HttpServletRequest request, Supplier<T> question) {
        return request.getAttribute(IS_GONE) instanceof BooleanSupplier isGone ? ask(isGone, question) : question.get();
    }

    private static <T> T ask(BooleanSupplier isGone, Supplier<T> question) {
        var answer = new FutureTask<>(question::get);
        var asking = Thread.ofVirtual().name("statistics").start(answer);
        try {
            while (true) {
                try {
                    return answer.get(NOW_AND_THEN.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (isGone.getAsBoolean()) {
                        throw new UncheckedIOException(new EOFException("the client is gone"));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the server stops");
        } catch (ExecutionException e) {
            throw Thrown.by(e);
        } finally {
            if (!answer.isDone()) {
                asking.interrupt();
            }
        }
    }
}
