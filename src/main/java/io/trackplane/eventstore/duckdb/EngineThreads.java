package io.trackplane.eventstore.duckdb;

import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many threads the engine has of its own, beside those that work on what they ask themselves. The engine's take parts of every statement, of those that
 * write too, and stand back, so where there are few processors whoever sends events waits for them. While groups come often the engine may have all its threads but
 * two, for one that writes and one that asks; while they come seldom all but one, so that a single question can use every processor.
 */
final class EngineThreads implements AutoCloseable {
    /** Groups within a second: of fewer, a wait of some milliseconds for one now and then is not felt. */
    private static final int OFTEN = 20;

    /** Of the threads that may be used, those that are callers while groups come often. */
    private static final int CALLERS = 2;

    /** Seconds with few groups after which it is believed that they come seldom: who takes threads away waits for what they are at. */
    private static final int PATIENCE = 5;

    private static final String SETTING = "external_threads";

    private static final Logger LOG = LoggerFactory.getLogger(EngineThreads.class);

    private final LongSupplier groups;
    private final int most;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("events-engine").unstarted(Niceness.helpful(task)));
    private long seen;
    private int seldom;
    private int callers = 1;

    /**
     * For an engine that is not open yet.
     *
     * @param groups how many were written up to now
     */
    EngineThreads(Resources resources, LongSupplier groups) {
        this.groups = groups;
        most = Math.min(resources.threads(), CALLERS);
        seen = groups.getAsLong();
    }

    /** What an engine is opened with. */
    void settings(Properties settings, Resources resources) {
        settings.setProperty("threads", Integer.toString(resources.threads()));
        settings.setProperty(SETTING, Integer.toString(callers));
    }

    /** Opens an engine. Its threads are like the one that begins them. */
    <T> T open(Callable<T> opening) throws SQLException {
        var opened = new CompletableFuture<T>();
        thread.execute(() -> {
            try {
                opened.complete(opening.call());
            } catch (Throwable e) {
                opened.completeExceptionally(e);
            }
        });
        try {
            return opened.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** From now on looks every second. */
    void watch(Connections connections) {
        thread.scheduleWithFixedDelay(() -> look(connections), 1, 1, TimeUnit.SECONDS);
    }

    private void look(Connections connections) {
        long now = groups.getAsLong();
        seldom = now - seen < OFTEN ? seldom + 1 : 0;
        seen = now;
        if (seldom == 0) {
            set(connections, most);
        } else if (seldom >= PATIENCE) {
            set(connections, 1);
        }
    }

    private void set(Connections connections, int wanted) {
        if (wanted == callers) {
            return;
        }
        try (var connection = connections.connection();
                var statement = connection.createStatement()) {
            statement.execute("SET GLOBAL %s = %d".formatted(SETTING, wanted));
            callers = wanted;
        } catch (SQLException e) {
            LOG.debug("The engine keeps its threads as they are", e);
        }
    }

    @Override
    public void close() {
        Quiet.end(thread);
    }
}
