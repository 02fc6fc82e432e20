package io.trackplane.eventstore.duckdb;

import io.trackplane.kernel.InvalidSetting;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the store while the rest of the server starts, as loading the engine takes half a second; waits for it before anything is served. A file that
 * cannot be used stops the start.
 */
final class Opening implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final CompletableFuture<Void> opened;
    private volatile boolean isRunning;

    Opening(DuckDbEventStore store) {
        opened = CompletableFuture.runAsync(
                store::start,
                task -> Thread.ofPlatform().daemon().name("events-opening").start(task));
    }

    @Override
    public void start() {
        long begin = System.nanoTime();
        try {
            opened.join();
            isRunning = true;
            LOG.debug("The start waited {} ms for the event store", (System.nanoTime() - begin) / 1_000_000);
        } catch (CompletionException e) {
            throw e.getCause() instanceof InvalidSetting invalid ? invalid : e;
        }
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Before what serves requests. */
    @Override
    public int getPhase() {
        return 0;
    }
}
