package io.trackplane.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.TrackplaneApplication;
import io.trackplane.eventstore.duckdb.DuckDbEventStore;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole server, again and again ({@code -Dcrash.rounds}; each takes some seconds to start), while eight clients send over HTTP, each the same batch
 * until it is acknowledged, and counts what is there. {@code IngestCrashTest} kills what is behind HTTP more often.
 */
class ServerCrashTest {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 5);
    private static final int CLIENTS = 8;
    private static final int EVENTS = 20;
    private static final String KEY = "Bearer tps_demo_onchain_app_development";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Pages of events that a client was told are kept; each event has a page of its own. */
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    private final AtomicInteger again = new AtomicInteger();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final Random random = new Random();

    @TempDir
    Path directory;

    @Test
    void everyAcknowledgedEventIsThereOnceAndTheLedgerBalances() throws Exception {
        int port = freePort();
        var server = start(port);
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var clients = new ArrayList<Future<?>>();
            for (int client : IntStream.range(0, CLIENTS).toArray()) {
                clients.add(threads.submit(() -> send(client, port)));
            }
            for (int round = 0; round < ROUNDS; round++) {
                Thread.sleep(random.nextInt(100, 1500));
                server.destroyForcibly().waitFor();
                server = start(port);
            }
            isOver.set(true);
            for (var client : clients) {
                client.get();
            }
        } finally {
            isOver.set(true);
            server.destroy();
            if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * EVENTS);
        assertThat(again.get()).as("batches that were not acknowledged").isGreaterThanOrEqualTo(ROUNDS);
        try (var store = DuckDbEventStore.open(directory.resolve("events"))) {
            var reader = store.reader();
            var kept = reader.query("select page from events", Map.of(), (row, number) -> row.getString(1));
            assertThat(kept).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(acknowledged);
            var ledger = reader.query(
                    "select sum(stored), sum(sampled_out) + sum(quarantined) + sum(rejected) from ledger",
                    Map.of(),
                    (row, number) -> List.of(row.getLong(1), row.getLong(2)));
            assertThat(ledger).containsExactly(List.of((long) kept.size(), 0L));
        }
    }

    /** Not one of those that the system gives to who connects: while no server listens, a client that connects to its own port would talk to itself. */
    private int freePort() throws IOException {
        while (true) {
            try (var socket = new ServerSocket(random.nextInt(20_000, 30_000))) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Another one, then.
            }
        }
    }

    /** Sends batch after batch, each until somebody says that it is kept. */
    private Void send(int client, int port) throws InterruptedException {
        int batch = 0;
        boolean isAcknowledged = true;
        try (var http = HttpClient.newHttpClient()) {
            while (!isOver.get() || !isAcknowledged) {
                var pages = pages(client, batch);
                isAcknowledged = isAcknowledged(http, request(port, client, pages));
                if (isAcknowledged) {
                    acknowledged.addAll(pages);
                    batch++;
                } else {
                    again.incrementAndGet();
                    Thread.sleep(50);
                }
            }
        }
        return null;
    }

    private static List<String> pages(int client, int batch) {
        return IntStream.range(0, EVENTS)
                .mapToObj(event -> "/%d/%d/%d".formatted(client, batch, event))
                .toList();
    }

    private static boolean isAcknowledged(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer).extracting(HttpResponse::statusCode).isIn(200, 503);
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpRequest request(int port, int client, List<String> pages) {
        var events = pages.stream()
                .map(page ->
                        "{\"event_id\":\"%s\",\"event_name\":\"page_view\",\"user_id\":\"usr_%d\",\"timestamp\":%d,\"platform\":\"web\",\"page\":\"%s\",\"properties\":{\"page_name\":\"p\"}}"
                                .formatted(page, client, Instant.now().toEpochMilli(), page))
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/track/batch"))
                .header("Authorization", KEY)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(events))
                .build();
    }

    private Process start(int port) throws IOException, InterruptedException {
        var server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        TrackplaneApplication.class.getName(),
                        "--server.port=" + port,
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=error",
                        "--spring.autoconfigure.exclude=io.trackplane.ingest.EventLogForTests",
                        "--trackplane.demo.enabled=true",
                        "--trackplane.demo.traffic=false",
                        "--trackplane.data-dir=" + directory)
                // An empty entry of the class path is where a process runs.
                .directory(directory.toFile())
                .inheritIO()
                .start();
        awaitReady(server, port);
        return server;
    }

    private static void awaitReady(Process server, int port) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/key"))
                .header("Authorization", KEY)
                .build();
        long begin = System.nanoTime();
        try (var http = HttpClient.newHttpClient()) {
            while (!answers(http, request)) {
                assertThat(server.isAlive()).as("the server runs").isTrue();
                assertThat(System.nanoTime() - begin)
                        .as("waited for the server")
                        .isLessThan(PATIENCE.toNanos());
                Thread.sleep(20);
            }
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
