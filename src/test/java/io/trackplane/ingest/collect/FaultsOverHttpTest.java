package io.trackplane.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.eventstore.duckdb.DuckDbEventStore;
import io.trackplane.kernel.CanonicalJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk is full or read-only under a running server, or the server is killed: clients come back, and in the end everything that was acknowledged is there
 * once, and the ledger says so.
 */
@Timeout(300)
class FaultsOverHttpTest {
    private static final int CLIENTS = 4;

    /** While the server is killed. */
    private static final int MANY_CLIENTS = 8;

    /** How often; each time it takes some seconds to start. {@code IngestCrashTest} kills what is behind HTTP more often. */
    private static final int KILLS = Integer.getInteger("crash.rounds", 5);

    private static final int EVENTS = 50;
    /** Some room beyond what files of an idle server take, bytes. */
    private static final String ROOM = "4000000";

    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<HttpResponse<String>> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicBoolean isOver = new AtomicBoolean();

    @TempDir
    Path directory;

    private Path data() {
        return directory.resolve("data");
    }

    private Path events() {
        return data().resolve("events");
    }

    /** Sends batch after batch, each until it is taken. */
    private CompletableFuture<Void> client(Consumer<List<UUID>> delivery) {
        return CompletableFuture.runAsync(
                () -> {
                    while (!isOver.get()) {
                        delivery.accept(ids());
                    }
                },
                task -> Thread.ofPlatform().daemon().start(task));
    }

    private List<UUID> ids() {
        return IntStream.range(0, EVENTS)
                .mapToObj(event -> new UUID(0x8000, 0x8000000000000000L | numbers.incrementAndGet()))
                .toList();
    }

    private void deliver(ServerProcess server, List<UUID> ids) {
        var body = body(ids);
        for (var answer = server.track(body); answer.statusCode() != 200; answer = server.track(body)) {
            refusals.add(answer);
            pause(20);
        }
        accepted.incrementAndGet();
        acknowledged.addAll(ids);
    }

    /** The same, to whichever server is there now. */
    private void deliverToAny(Supplier<ServerProcess> server, List<UUID> ids) {
        while (true) {
            try {
                deliver(server.get(), ids);
                return;
            } catch (IllegalStateException gone) {
                lost.incrementAndGet();
                pause(20);
            }
        }
    }

    private static String body(List<UUID> ids) {
        var events = new ArrayList<Map<String, Object>>();
        for (var id : ids) {
            events.add(Map.of(
                    "event_name",
                    "fault",
                    "event_id",
                    id.toString(),
                    "timestamp",
                    System.currentTimeMillis(),
                    "user_id",
                    "u" + id.getLeastSignificantBits() % 100,
                    "session_id",
                    "s" + id,
                    "properties",
                    Map.of("filler", UUID.randomUUID() + "-" + UUID.randomUUID())));
        }
        return CanonicalJson.write(Map.of("events", events));
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitRefusals(int more) {
        int wanted = refusals.size() + more;
        while (refusals.size() < wanted) {
            pause(50);
        }
    }

    private void awaitDeliveries(int more) {
        int wanted = accepted.get() + more;
        while (accepted.get() < wanted) {
            pause(50);
        }
    }

    private static void awaitHealthy(ServerProcess server) {
        while (!server.health().equals("healthy")) {
            pause(100);
        }
    }

    private void assertEveryRefusalSaysWhenToComeBack() {
        assertThat(refusals).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isPositive();
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            var body = CanonicalJson.tree(answer.body());
            assertThat(body.path("code").asInt()).isEqualTo(503);
            assertThat(body.path("message").asString()).isNotBlank();
            assertThat(answer.headers().firstValue("X-Request-Id"))
                    .contains(body.path("request_id").asString());
        });
    }

    private record Ledger(long received, long stored, long duplicate) {}

    /** What the ledger says of all days, as the statistics API tells it. */
    private static Ledger ledger(ServerProcess server) {
        var total = server.get("/api/stats/ledger?preset=7d").path("total");
        return new Ledger(
                total.path("received").asLong(),
                total.path("stored").asLong(),
                total.path("duplicate").asLong());
    }

    private void assertEverythingAcknowledgedIsThereOnce(Ledger ledger) {
        try (var store = DuckDbEventStore.open(events())) {
            var ids = store.reader().query("select id from events where name = 'fault'", Map.of(), (row, number) ->
                    (UUID) row.getObject(1));
            var distinct = new HashSet<>(ids);
            assertThat(ids).as("events that are there twice").hasSize(distinct.size());
            assertThat(acknowledged.stream().filter(id -> !distinct.contains(id)))
                    .as("acknowledged events that are gone")
                    .isEmpty();
            assertThat(distinct).as("events that nobody was told of").hasSize(acknowledged.size());
            assertThat(ledger.stored()).isEqualTo(ids.size());
            assertThat(ledger.received()).isEqualTo(ledger.stored() + ledger.duplicate());
        }
    }

    private static void limitFiles(ServerProcess server, String bytes) throws Exception {
        var limiting = new ProcessBuilder("prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":")
                .inheritIO();
        assertThat(limiting.start().waitFor()).isZero();
    }

    @Test
    void whileTheDiskIsFullClientsAreToldToComeBackAndNothingIsLostOrCountedTwice() throws Exception {
        try (var server = ServerProcess.start(data())) {
            // A limit on the size of files does what a full disk does, to this one process.
            limitFiles(server, ROOM);
            var clients = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> client(ids -> deliver(server, ids)))
                    .toList();
            awaitRefusals(60);
            assertThat(server.health()).isIn("down", "degraded");
            pause(3_000);
            limitFiles(server, "unlimited");
            awaitDeliveries(20 * CLIENTS);
            awaitHealthy(server);
            // And once more.
            limitFiles(server, ROOM);
            awaitRefusals(60);
            limitFiles(server, "unlimited");
            awaitDeliveries(5 * CLIENTS);
            isOver.set(true);
            clients.forEach(CompletableFuture::join);
            awaitHealthy(server);
            var ledger = ledger(server);
            server.stop();
            assertEveryRefusalSaysWhenToComeBack();
            assertThat(server.said(" ERROR "))
                    .as("the log while the disk is full")
                    .isZero();
            assertThat(server.said(" WARN ")).isLessThan(100);
            assertEverythingAcknowledgedIsThereOnce(ledger);
        }
    }

    private void permit(String directory, String file) throws IOException {
        Files.setPosixFilePermissions(events().resolve(DuckDbEventStore.FILE), PosixFilePermissions.fromString(file));
        Files.setPosixFilePermissions(events(), PosixFilePermissions.fromString(directory));
    }

    @Test
    void aStoreThatBecomesReadOnlyIsLivedThrough() throws Exception {
        try (var first = ServerProcess.start(data())) {
            deliver(first, ids());
            first.stop();
        }
        assertThat(events().resolve(DuckDbEventStore.FILE + ".wal")).doesNotExist();
        try (var server = ServerProcess.start(data())) {
            permit("r-x------", "r--------");
            var clients = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> client(ids -> deliver(server, ids)))
                    .toList();
            awaitRefusals(40);
            assertThat(accepted).hasValue(1);
            pause(1_100);
            assertThat(server.health()).isIn("down", "degraded");
            permit("rwx------", "rw-------");
            awaitDeliveries(3 * CLIENTS);
            isOver.set(true);
            clients.forEach(CompletableFuture::join);
            awaitHealthy(server);
            var ledger = ledger(server);
            server.stop();
            assertEveryRefusalSaysWhenToComeBack();
            assertThat(server.said(" ERROR ")).isZero();
            assertEverythingAcknowledgedIsThereOnce(ledger);
        }
        permit("r-x------", "r--------");
        assertThatThrownBy(() -> ServerProcess.start(data()))
                .hasMessageContaining(
                        "The event store " + events().resolve(DuckDbEventStore.FILE) + " cannot be opened")
                .hasMessageContaining("read and write it and its directory");
        permit("rwx------", "rw-------");
    }

    @Test
    @Timeout(900)
    void aServerThatIsKilledAgainAndAgainKeepsWhatItAcknowledged() throws Exception {
        var random = new Random();
        var servers = new ConcurrentLinkedDeque<>(List.of(ServerProcess.start(data())));
        try {
            var clients = IntStream.range(0, MANY_CLIENTS)
                    .mapToObj(client -> client(ids -> deliverToAny(servers::getLast, ids)))
                    .toList();
            for (int kill = 0; kill < KILLS; kill++) {
                awaitDeliveries(1);
                pause(random.nextInt(1_500));
                servers.getLast().kill();
                servers.add(ServerProcess.start(data()));
            }
            isOver.set(true);
            clients.forEach(CompletableFuture::join);
            var ledger = ledger(servers.getLast());
            servers.getLast().stop();
            assertThat(lost).as("batches without an answer").hasValueGreaterThanOrEqualTo(KILLS);
            assertEverythingAcknowledgedIsThereOnce(ledger);
        } finally {
            isOver.set(true);
            servers.getLast().close();
        }
    }
}
