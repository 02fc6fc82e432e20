package io.trackplane.ingest.console;

import io.trackplane.ingest.Live.Sighting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * One browser that looks (server-sent events, HTML Living Standard §9.2). Belongs to the thread of its request. Events that come faster than the
 * browser takes them, or than anybody reads, are left out and counted; whoever brings them never waits.
 */
final class LiveStream {
    /** Most events that wait for the browser. */
    static final int WAITING = 100;

    private static final byte[] ALIVE = ": alive\n\n".getBytes(StandardCharsets.UTF_8);

    private final LiveFilter filter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Queue<Sighting> waiting = new ArrayDeque<>();
    private long missed;
    private boolean isOver;

    LiveStream(LiveFilter filter) {
        this.filter = filter;
    }

    /** An event arrived. */
    void see(Sighting sighting) {
        if (!filter.admits(sighting.arrival().event())) {
            return;
        }
        lock.lock();
        try {
            if (waiting.size() < WAITING) {
                waiting.add(sighting);
            } else {
                missed++;
            }
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
     * Writes until the browser goes away.
     *
     * @param words an event as one line of JSON
     * @param pace shortest time between two writes
     * @param alive after which silence a comment is written
     * @param longest after which time the browser is let go; it comes back by itself, and is checked anew
     * @throws IOException when the browser is gone
     */
    void run(OutputStream out, Function<Sighting, String> words, Duration pace, Duration alive, Duration longest)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        out.write("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        while (System.nanoTime() - begun < longest.toNanos() && awaitNews(alive)) {
            write(out, taken(), words);
            Thread.sleep(pace);
        }
    }

    private record Taken(List<Sighting> sightings, long missed) {}

    private boolean awaitNews(Duration alive) throws InterruptedException {
        lock.lock();
        try {
            long left = alive.toNanos();
            while (waiting.isEmpty() && !isOver && left > 0) {
                left = news.awaitNanos(left);
            }
            return !isOver;
        } finally {
            lock.unlock();
        }
    }

    private Taken taken() {
        lock.lock();
        try {
            var taken = new Taken(List.copyOf(waiting), missed);
            waiting.clear();
            missed = 0;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private static void write(OutputStream out, Taken taken, Function<Sighting, String> words) throws IOException {
        if (taken.sightings.isEmpty()) {
            out.write(ALIVE);
        }
        for (var sighting : taken.sightings) {
            send(out, "sighting", words.apply(sighting));
        }
        if (taken.missed > 0) {
            send(out, "missed", Long.toString(taken.missed));
        }
        out.flush();
    }

    private static void send(OutputStream out, String event, String line) throws IOException {
        out.write(("event: " + event + "\ndata: " + line + "\n\n").getBytes(StandardCharsets.UTF_8));
    }
}
