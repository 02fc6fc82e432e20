package io.trackplane.eventstore.duckdb;

import static io.trackplane.eventstore.Events.NOON;
import static io.trackplane.eventstore.Events.group;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/** How fast the engine takes events from one thread when nothing is before it: groups so large that their commits cost next to nothing, on the disk at the end. */
public final class RawAppend {
    private static final int GROUP = 100_000;

    private RawAppend() {}

    /** Events a second. */
    public static double run(int seconds) throws IOException {
        var directory = Files.createTempDirectory("raw-append");
        try (var store =
                DuckDbEventStore.open(directory, new Resources(1024, 2, 4, Duration.ofMinutes(1)), Clock.systemUTC())) {
            var group = group(1, 0, GROUP, NOON);
            store.write(group);
            int count = 0;
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < seconds * 1_000_000_000L) {
                store.write(group);
                count++;
            }
            return count * GROUP * 1e9 / (System.nanoTime() - begin);
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }
}
