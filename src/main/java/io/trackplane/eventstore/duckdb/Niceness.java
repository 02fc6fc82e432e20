package io.trackplane.eventstore.duckdb;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a thread stand back where others want the processor: whoever sends events is answered before whoever asks about them. Linux knows the niceness of
 * each thread, and a thread begins with that of the one that begins it, see sched(7). Java reaches it only by flags of the virtual machine, so
 * {@code renice} is asked. Where there is none, all threads are equal.
 */
final class Niceness {
    /** A tenth of the share of those who do not stand back, where there is not enough for all. */
    static final int COURTEOUS = 10;

    /** A third. */
    static final int HELPFUL = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Niceness.class);
    private static final Path THREAD = Path.of("/proc/thread-self");
    private static final long PATIENCE_SECONDS = 5;

    private Niceness() {}

    /** What the task does, done by a thread that stands back, and so do all threads that it begins. */
    static Runnable courteous(Runnable task) {
        return lowered(COURTEOUS, task);
    }

    /** The same for one that does parts of what others are at: it stands back less, as one that does not may wait for it. */
    static Runnable helpful(Runnable task) {
        return lowered(HELPFUL, task);
    }

    private static Runnable lowered(int niceness, Runnable task) {
        return () -> {
            lower(niceness);
            task.run();
        };
    }

    private static void lower(int niceness) {
        try {
            var thread = Files.readSymbolicLink(THREAD).getFileName().toString();
            var renice = new ProcessBuilder("renice", "-n", Integer.toString(niceness), "-p", thread)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            if (!renice.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || renice.exitValue() != 0) {
                LOG.debug("renice did not work");
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("Threads that answer questions are as important as others here", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
