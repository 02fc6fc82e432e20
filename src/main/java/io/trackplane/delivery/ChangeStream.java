package io.trackplane.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * One client that listens (server-sent events, HTML Living Standard §9.2). Belongs to the thread of its request, which sleeps
 * until there is news. Of several revisions that come while it writes, the client hears of the last.
 */
final class ChangeStream {
    private static final byte[] ALIVE = ": alive\n\n".getBytes(StandardCharsets.UTF_8);
    private static final long NOTHING = -1;

    private final OutputStream out;
    private final LongFunction<String> message;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private long told = NOTHING;
    private long latest = NOTHING;
    private boolean isOver;

    /** @param message the event that tells of a revision, with its empty line */
    ChangeStream(OutputStream out, LongFunction<String> message) {
        this.out = out;
        this.message = message;
    }

    /** A revision is served from now on. */
    void tell(long revision) {
        lock.lock();
        try {
            latest = Math.max(latest, revision);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Ends it from another thread. */
    void end() {
        lock.lock();
        try {
            isOver = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes until the client goes away, or may no longer listen.
     *
     * @param alive after which silence a comment is written
     * @param longest after which time the client is let go; it comes back by itself
     * @param mayListen asked before everything that is written
     * @throws IOException when the client is gone
     */
    void run(Duration alive, Duration longest, BooleanSupplier mayListen) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < longest.toNanos() && awaitNews(alive)) {
            long revision = untold();
            if (!mayListen.getAsBoolean()) {
                return;
            }
            out.write(revision == NOTHING ? ALIVE : message.apply(revision).getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    /** Waits for a revision, or until it has been silent for long enough; false when it is over. */
    private boolean awaitNews(Duration alive) throws InterruptedException {
        lock.lock();
        try {
            long left = alive.toNanos();
            while (latest <= told && !isOver && left > 0) {
                left = news.awaitNanos(left);
            }
            return !isOver;
        } finally {
            lock.unlock();
        }
    }

    /** The revision to tell. */
    private long untold() {
        lock.lock();
        try {
            if (latest <= told) {
                return NOTHING;
            }
            told = latest;
            return told;
        } finally {
            lock.unlock();
        }
    }
}
