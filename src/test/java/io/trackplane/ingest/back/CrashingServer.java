package io.trackplane.ingest.back;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trackplane.event.Value;
import io.trackplane.eventstore.duckdb.DuckDbEventStore;
import io.trackplane.ingest.EventLog;
import io.trackplane.ingest.log.LocalEventLog;
import io.trackplane.ingest.log.LogProperties;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Eight clients send batches to log, back stage and store until the process is killed. Says on standard output which batch is acknowledged
 * ({@code done <client> <number>}). A client begins with the batch after the last acknowledged one of the run before, so that what was not acknowledged
 * is sent again.
 */
final class CrashingServer {
    static final int CLIENTS = 8;
    static final int EVENTS = 5;
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private CrashingServer() {}

    /** Arguments: the directory, and for each client the number of its first batch. */
    public static void main(String[] arguments) {
        var store = DuckDbEventStore.open(Path.of(arguments[0]));
        var stage =
                new BackStage(store, new LiveFeed(), Sending.PROPERTIES, Clock.systemUTC(), new SimpleMeterRegistry());
        var log = new LocalEventLog<>(
                stage, new LogProperties(10_000, 1000, Duration.ofMillis(1)), new SimpleMeterRegistry());
        log.start();
        say("ready");
        for (int client = 0; client < CLIENTS; client++) {
            int number = client;
            int first = Integer.parseInt(arguments[1 + client]);
            Thread.ofPlatform().start(() -> send(log, number, first));
        }
    }

    private static void send(EventLog log, int client, int first) {
        for (int batch = first; ; batch++) {
            var arrivals = new io.trackplane.ingest.Arrival[EVENTS];
            for (int event = 0; event < EVENTS; event++) {
                arrivals[event] = Sending.event(
                        id(client, batch, event).toString(),
                        "click",
                        "s",
                        Instant.now(),
                        Map.of("x", new Value.Text("y")));
            }
            log.append(Sending.batch(Instant.now(), arrivals))
                    .toCompletableFuture()
                    .join();
            say("done " + client + " " + batch);
        }
    }

    static UUID id(int client, int batch, int event) {
        return new UUID(client, (long) batch * EVENTS + event);
    }

    private static void say(String line) {
        try {
            OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
