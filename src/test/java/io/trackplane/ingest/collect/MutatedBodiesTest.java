package io.trackplane.ingest.collect;

import static io.trackplane.ingest.collect.Site.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.trackplane.eventstore.EventStore;
import io.trackplane.ingest.EventLog;
import io.trackplane.tenancy.Limit;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred thousand damaged bodies over HTTP, to every path that takes events, from several clients at once: the server never fails, hangs or keeps anything
 * of them, sound events beside damaged ones are stored, and the ledger counts every event once.
 */
@Timeout(300)
class MutatedBodiesTest {
    private static final long SEED = 20261127;
    private static final int CLIENTS = 50;
    private static final int BODIES_EACH = 100_000 / CLIENTS;
    private static final String DEBUG = "/api/v1/track/debug";
    private static final String TELEMETRY = "/api/telemetry/batch";
    private static final List<String> PATHS =
            List.of("/api/v1/track", "/api/v1/track/batch", DEBUG, "/api/track", TELEMETRY);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Less than the bodies alone would take. */
    private static final long KEPT = 32L << 20;

    @TempDir
    private Path directory;

    /**
     * What a client was told.
     *
     * @param events that were taken or rejected, of which the ledger should know
     * @param neighbours sound events that should be stored
     * @param refused bodies that were refused as a whole
     */
    private record Told(long events, List<String> neighbours, int refused) {}

    @Test
    void theServerAnswersAllOfThemAndCountsWhatItTakes() throws Exception {
        try (var server = OwnServer.start(
                Clock.systemUTC(),
                "--trackplane.data-dir=" + directory.resolve("data"),
                "--spring.autoconfigure.exclude=io.trackplane.ingest.EventLogForTests")) {
            var site = new Site(server, OwnServer.port(server));
            site.limit(Limit.REQUESTS_PER_MINUTE_PER_KEY, 6_000_000);
            var first = sendAll(site, 0, BODIES_EACH / 4);
            long memory = memory();
            long files = files();
            var rest = sendAll(site, BODIES_EACH / 4, BODIES_EACH);
            assertThat(memory() - memory).as("bytes kept").isLessThan(KEPT);
            assertThat(files() - files).as("files and connections left open").isLessThan(CLIENTS);
            assertThat(server.getBean(EventLog.class).state().waiting()).isZero();
            var told = new ArrayList<>(first);
            told.addAll(rest);
            var reader = server.getBean(EventStore.class).reader();
            assertThat(reader.query(
                            "SELECT CAST(sum(stored + duplicate + sampled_out + quarantined + rejected) AS BIGINT) FROM ledger",
                            Map.of(),
                            (row, number) -> row.getLong(1)))
                    .containsExactly(told.stream().mapToLong(Told::events).sum());
            assertThat(reader.query(
                            "SELECT user_id FROM events WHERE name = 'neighbour'",
                            Map.of(),
                            (row, number) -> row.getString(1)))
                    .containsExactlyInAnyOrderElementsOf(told.stream()
                            .flatMap(each -> each.neighbours().stream())
                            .toList());
            // Both must be common, or the mutations are too wild or too tame.
            assertThat(told.stream().mapToInt(Told::refused).sum())
                    .isBetween(CLIENTS * BODIES_EACH / 10, CLIENTS * BODIES_EACH * 9 / 10);
        }
    }

    private static List<Told> sendAll(Site site, int from, int to) throws Exception {
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var clients = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> threads.submit(() -> send(site, client, from, to)))
                    .toList();
            var told = new ArrayList<Told>();
            for (Future<Told> client : clients) {
                told.add(client.get());
            }
            return told;
        }
    }

    private static Told send(Site site, int client, int from, int to) {
        var mutations = new Mutations(new Random(SEED + client * 2L + (from > 0 ? 1 : 0)));
        var neighbours = new ArrayList<String>();
        long events = 0;
        int refused = 0;
        for (int i = from; i < to; i++) {
            var path = PATHS.get(i % PATHS.size());
            boolean isBesideOthers = i / PATHS.size() % 2 == 0;
            var before = "n%d-%da".formatted(client, i);
            var after = "n%d-%db".formatted(client, i);
            var body = isBesideOthers
                    ? between(neighbour(path, before), mutations.next(), neighbour(path, after))
                    : mutations.next();
            var answer = Site.send(site.request(path)
                    .timeout(PATIENCE)
                    .headers("Content-Type", "application/json", "X-API-Key", site.server)
                    .POST(BodyPublishers.ofByteArray(body)));
            assertThat(answer.statusCode())
                    .as("%s to %s: %s", new String(body, StandardCharsets.UTF_8), path, answer.body())
                    .isIn(200, 400, 413);
            assertThat(answer.body()).doesNotContain("Exception", "java.", "io.trackplane");
            if (answer.statusCode() != 200) {
                refused++;
            } else if (!path.equals(DEBUG)) {
                var tree = json(answer);
                events += tree.path("processed_count").asLong(0)
                        + tree.path("accepted").asLong(0)
                        + tree.path("rejected").size();
                if (isBesideOthers) {
                    neighbours.add(before);
                    neighbours.add(after);
                }
            }
        }
        return new Told(events, neighbours, refused);
    }

    private static byte[] between(String before, byte[] damaged, String after) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("{\"events\":[" + before + ",").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(damaged);
        body.writeBytes(("," + after + "]}").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static String neighbour(String path, String user) {
        return (path.equals(TELEMETRY)
                        ? "{\"type\":\"event\",\"name\":\"neighbour\",\"ts\":%d,\"user\":{\"id\":\"%s\"}}"
                        : "{\"event_name\":\"neighbour\",\"timestamp\":%d,\"user_id\":\"%s\"}")
                .formatted(System.currentTimeMillis(), user);
    }

    /** In use after what nobody needs is gone, bytes. */
    private static long memory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long files() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
