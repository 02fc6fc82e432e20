package io.trackplane.tenancy;

import java.time.Duration;
import org.springframework.dao.DataAccessException;

/** A thread that does one small piece of upkeep again and again. */
final class EveryMinute implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private final Thread thread;

    EveryMinute(String name, Runnable work) {
        thread = Thread.ofVirtual().name(name).start(() -> run(work));
    }

    private static void run(Runnable work) {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                attempt(work);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException e) {
            // The store is away. The work is still there in a minute.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
