package io.trackplane.eventstore.duckdb;

import static io.trackplane.eventstore.Events.NOON;
import static io.trackplane.eventstore.Events.group;

import io.trackplane.eventstore.Group;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast groups are written from one thread, the largest being as good as appending without commits, each with a row of the ledger and a first sight, on the disk when {@code write} returns; what checkpoints
 * and questions do to that; what an event takes on the disk. Run by {@code bench/event-store}, not by the build.
 */
class EventStoreBench {
    private static final Duration TIME = Duration.ofSeconds(4);

    @TempDir
    Path directory;

    private long events;
    private volatile boolean isOver;

    @Test
    void report() throws InterruptedException {
        opening();
        try (var store =
                DuckDbEventStore.open(directory, new Resources(1024, 2, 4, Duration.ofMinutes(1)), Clock.systemUTC())) {
            measure(store, "warming up", 200);
            for (int size : new int[] {1, 50, 200, 1000, 100_000}) {
                measure(store, "groups of " + size, size);
            }
            long begin = System.nanoTime();
            store.checkpoint();
            System.out.printf("checkpoint of %d events: %d ms%n", events, (System.nanoTime() - begin) / 1_000_000);
            System.out.printf(
                    "bytes per event after the checkpoint: %.1f%n",
                    (double) store.state().bytes() / events);
            beside(store, "groups of 1000 beside checkpoints", store::checkpointBesideWrites);
            beside(store, "groups of 1000 beside checkpoints that lock everybody out", store::checkpoint);
            beside(store, "groups of 1000 beside questions", () -> question(store));
        }
    }

    private void opening() {
        for (var which : new String[] {"first", "second"}) {
            long begin = System.nanoTime();
            DuckDbEventStore.open(directory).close();
            System.out.printf("%s opening: %d ms%n", which, (System.nanoTime() - begin) / 1_000_000);
        }
    }

    private static void question(DuckDbEventStore store) {
        store.reader()
                .query(
                        "SELECT page, count(*), count(DISTINCT visitor) FROM events WHERE stream = 1 GROUP BY page",
                        Map.of(),
                        (row, number) -> row.getLong(2));
    }

    private void beside(DuckDbEventStore store, String what, Runnable work) throws InterruptedException {
        isOver = false;
        var thread = Thread.ofPlatform().start(() -> {
            while (!isOver) {
                work.run();
            }
        });
        measure(store, what, 1000);
        isOver = true;
        thread.join();
    }

    private void measure(DuckDbEventStore store, String what, int size) {
        var groups = IntStream.range(0, Math.clamp(40_000 / size, 1, 20))
                .mapToObj(i -> group(1, events + (long) i * size, size, NOON))
                .toArray(Group[]::new);
        var times = new long[1 << 20];
        int count = 0;
        long begin = System.nanoTime();
        for (long now = begin; now - begin < TIME.toNanos(); count++) {
            store.write(groups[count % groups.length]);
            long then = System.nanoTime();
            times[count] = then - now;
            now = then;
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        events += (long) count * size;
        Arrays.sort(times, 0, count);
        System.out.printf(
                "%s: %,.0f events/s, a group p50 %.1f p99 %.1f worst %.1f ms%n",
                what,
                count * size / seconds,
                times[count / 2] / 1e6,
                times[(int) (count * 0.99)] / 1e6,
                times[count - 1] / 1e6);
    }
}
