package io.trackplane.eventstore.duckdb;

import static io.trackplane.eventstore.Events.NOON;
import static io.trackplane.eventstore.Events.group;

import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.StreamName;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes groups of 20 events until it is killed. Says {@code ready}, then the number of the first event of each group that is written, and {@code full} when
 * one could not be.
 */
final class CommittingWriter {
    static final int SIZE = 20;
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private CommittingWriter() {}

    /** Arguments: the directory, the number of the first event, and how often to make a checkpoint, of either kind in turn, in groups; 0 for never.
     * Visits are summed up at every seventh. */
    public static void main(String[] arguments) throws Exception {
        var store = DuckDbEventStore.open(Path.of(arguments[0]));
        int every = Integer.parseInt(arguments[2]);
        store.stream(new StreamName("acme", "shop", "production", Instant.EPOCH));
        say("ready");
        for (long first = Long.parseLong(arguments[1]), groups = 1; ; first += SIZE, groups++) {
            if (every > 0 && groups % every == 0) {
                Thread.ofPlatform()
                        .daemon()
                        .start(groups / every % 2 == 0 ? store::checkpoint : store::checkpointBesideWrites);
            }
            if (every > 0 && groups % (7 * every) == 0) {
                Thread.ofPlatform().daemon().start(() -> sumUp(store));
            }
            if (every > 0 && groups % (5 * every) == 0) {
                Thread.ofPlatform().daemon().start(() -> store.settle(NOON.plusSeconds(7_200), 1));
            }
            write(store, first);
        }
    }

    private static void sumUp(DuckDbEventStore store) {
        store.sumUpVisits(NOON.plusSeconds(7_200), Duration.ZERO);
    }

    private static void write(DuckDbEventStore store, long first) throws IOException, InterruptedException {
        try {
            store.write(group(1, first, SIZE, NOON));
            say(Long.toString(first));
        } catch (EventStoreUnavailable e) {
            say("full");
            Thread.sleep(50);
        }
    }

    private static void say(String line) throws IOException {
        OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
