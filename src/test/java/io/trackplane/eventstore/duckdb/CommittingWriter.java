package io.trackplane.eventstore.duckdb;

import static io.trackplane.eventstore.Events.NOON;
import static io.trackplane.eventstore.Events.event;
import static io.trackplane.eventstore.Events.group;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.LedgerCount;
import io.trackplane.eventstore.StoredEvent.Measured;
import io.trackplane.eventstore.StreamName;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes groups of 20 events to a stream of its own until it is killed; for a while each has an event of a name that was not met before. Says {@code ready}, then the number of the first event of each group that is written, and {@code full} when
 * one could not be.
 */
final class CommittingWriter {
    static final int SIZE = 20;

    /** With those of the other events fewer than have a bit. */
    private static final int NAMES = 50;

    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private CommittingWriter() {}

    /** Arguments: the directory, the number of the first event, and how often to make a checkpoint, of either kind in turn, in groups; 0 for never.
     * Visits are summed up at every seventh. */
    public static void main(String[] arguments) throws Exception {
        var store = DuckDbEventStore.open(Path.of(arguments[0]));
        int every = Integer.parseInt(arguments[2]);
        long begin = Long.parseLong(arguments[1]);
        int stream = store.stream(new StreamName("acme", "shop" + begin, "production", Instant.EPOCH));
        say("ready");
        for (long first = begin, groups = 1; ; first += SIZE, groups++) {
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
            write(store, stream, first);
        }
    }

    private static void sumUp(DuckDbEventStore store) {
        store.sumUpVisits(NOON.plusSeconds(7_200), Duration.ZERO);
    }

    private static void write(DuckDbEventStore store, int stream, long first) throws IOException, InterruptedException {
        try {
            store.write(named("name-" + first / SIZE % NAMES, group(stream, first, SIZE - 1, NOON)));
            say(Long.toString(first));
        } catch (EventStoreUnavailable e) {
            say("full");
            Thread.sleep(50);
        }
    }

    private static Group named(String name, Group group) {
        var last = group.events().getLast();
        var more = event(last.stream(), EventType.EVENT, name, null, last.visitor(), NOON, Measured.NOTHING, "{}");
        return new Group(
                Stream.concat(group.events().stream(), Stream.of(more)).toList(),
                List.of(),
                Stream.concat(group.counts().stream(), Stream.of(new LedgerCount(last.stream(), NOON, 1, 0, 0, 0, 0)))
                        .toList(),
                group.sights());
    }

    private static void say(String line) throws IOException {
        OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
