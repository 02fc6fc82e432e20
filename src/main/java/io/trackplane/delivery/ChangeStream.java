package io.trackplane.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/**
 * One client that listens (server-sent events, HTML Living Standard §9.2). Belongs to the thread of its request, which sleeps
 * until there is news. Of several revisions that come while it writes, the client hears of the last.
 */
final class ChangeStream {
    private static final byte[] ALIVE = ": alive\n\n".getBytes(StandardCharsets.UTF_8);

    private final OutputStream out;
    private final LongFunction<String> message;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private long told;
    private long latest;
    private boolean isOver;

    /**
     * @param revision what the client is told first
     * @param message the event that tells of a revision, with its empty line
     */
    ChangeStream(OutputStream out, long revision, LongFunction<String> message) {
        this.out = out;
        this.message = message;
        this.told = -1;
        this.latest = revision;
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

    /** Ends it from another thread: the server stops. */
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
     * Writes until the client goes away.
     *
     * @param alive after which silence a comment is written
     * @param longest after which time the client is asked to come back, so that it shows its key again
     */
    void run(Duration alive, Duration longest) throws IOException, InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < end) {
            long revision = next(alive);
            if (revision == Long.MIN_VALUE) {
                return;
            }
            out.write(revision < 0 ? ALIVE : message.apply(revision).getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    /** The next revision to tell; −1 when there is none in time, the least number when it is over. */
    private long next(Duration alive) throws InterruptedException {
        lock.lock();
        try {
            long left = alive.toNanos();
            while (latest <= told && !isOver && left > 0) {
                left = news.awaitNanos(left);
            }
            if (isOver) {
                return Long.MIN_VALUE;
            }
            if (latest <= told) {
                return -1;
            }
            told = latest;
            return told;
        } finally {
            lock.unlock();
        }
    }
}
