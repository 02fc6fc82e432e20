package io.trackplane.ingest;

import com.sun.management.OperatingSystemMXBean;
import io.trackplane.FixedAnswers;
import io.trackplane.ForcedWrites;
import io.trackplane.PacedLoad;
import io.trackplane.ServerTest;
import io.trackplane.Wrk;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.duckdb.RawAppend;
import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.Limit;
import io.trackplane.tenancy.Limits;
import io.trackplane.tenancy.TenantSettings;
import io.trackplane.tenancy.Tenants;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * Events a second over HTTP with durable answers, with the plan and the masking rules of a demo application, in batches of several sizes; beside each the
 * same bodies read by Jackson and dropped, and beside the usual size what the engine takes without all that, in the same process. The load generator shares the cores; what tests remember of a log is left out. Run by {@code bench/ingest}, not by the build.
 */
@ServerTest
@TestPropertySource(properties = "spring.autoconfigure.exclude=io.trackplane.ingest.EventLogForTests")
class IngestBench {
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    private static final int STEADY = 50_000;
    private static final int USUAL = 50;
    private static final int ROUNDS = 5;

    /** Enough to keep two processors busy: with half as many, groups are smaller and cost more an event; with more, everybody waits longer. */
    private static final int CONNECTIONS = 64;

    /** Of those who send event by event, more are written together. */
    private static final int SINGLE_CONNECTIONS = 128;

    private static final int RAW_SECONDS = 4;
    private static final List<String> PAGES = List.of(
            "/onchain/landing", "/onchain/quests", "/onchain/action", "/onchain/rewards", "/onchain/leaderboard");
    private static final String HEAD =
            "POST /api/v1/track/batch HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer tps_demo_onchain_app\r\nContent-Type: application/json";
    private static final String TENANT = "nebula";

    /** Every event has an id of its own; users, pages and times differ as those of real ones do. */
    private static final String BATCHES = """
            local size, path = %d, '%s'
            local headers = { ['Authorization'] = 'Bearer tps_demo_onchain_app', ['Content-Type'] = 'application/json' }
            local thread, count = 0, 0
            function setup(t) thread = thread + 1; t:set('number', thread) end
            function init(args) math.randomseed(os.time() + number); run = string.format('%%08x', math.random(1, 2000000000)) end
            local pages = { '/onchain/landing', '/onchain/quests', '/onchain/action', '/onchain/rewards', '/onchain/leaderboard' }
            request = function()
              local parts, now = {}, os.time() * 1000
              local user = math.random(1, 200000)
              for i = 1, size do
                count = count + 1
                local page = pages[count %% 5 + 1]
                parts[i] = string.format('{"event_id":"%%s-%%04x-4%%03x-8%%03x-%%012x","event_name":"page_view","user_id":"usr_%%d","timestamp":%%d,"platform":"web","page":"%%s","session_id":"sess_%%x","properties":{"page_name":"%%s","referrer":"https://nebula.example%%s?campaign=autumn","stayMs":%%d,"screen":"1440x900","experiment":"landing-hero:rewards","build":"a1b2c3d4","network":"4g","position":%%d}}',
                  run, number, count %% 4096, math.floor(count / 4096) %% 4096, count, user, now - i * 800, page, user * 7, page:sub(10), page, math.random(500, 60000), i)
              end
              return wrk.format('POST', path, headers, '{"app_version":"4.12.0","events":[' .. table.concat(parts, ',') .. ']}')
            end
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Tenants tenants;

    @Autowired
    private EventStore store;

    @Test
    void report() throws Exception {
        System.out.println("the disk alone, while nothing else goes on: " + ForcedWrites.run(SECONDS));
        raiseLimits();
        try (var floor = FixedAnswers.start()) {
            compare(USUAL, floor.port());
            System.out.println("batches: up to here to warm up");
            for (int size : new int[] {1, 10, 100}) {
                compare(size, floor.port());
            }
            besideRawAppend(floor.port());
        }
        steady();
        var state = store.state();
        System.out.printf(
                "batches: %d events in the store, %d bytes each%n",
                state.events(), state.bytes() / Math.max(1, state.events()));
    }

    /** What clients wait for where the load is what was promised, and not as much as ever goes. */
    private void steady() throws Exception {
        var load = PacedLoad.run(port, STEADY / USUAL, 3 * SECONDS, HEAD, IngestBench::batch);
        System.out.printf(
                "batches of  50: %7d events/s steadily, p50 %6.1f ms, p99 %6.1f ms, p999 %6.1f ms%s%n",
                STEADY, load.p50(), load.p99(), load.p999(), load.failed() > 0 ? "; SOME WERE REFUSED" : "");
    }

    /** The same as {@link #BATCHES} makes, of 50. */
    private static String batch(int number) {
        var random = new SplittableRandom(number);
        var user = random.nextInt(200_000);
        long now = System.currentTimeMillis();
        var batch = new StringBuilder(25_000).append("{\"app_version\":\"4.12.0\",\"events\":[");
        for (int i = 0; i < USUAL; i++) {
            var page = PAGES.get(i % PAGES.size());
            batch.append(i == 0 ? "" : ",")
                    .append("{\"event_id\":\"")
                    .append(new UUID(random.nextLong(), random.nextLong()))
                    .append("\",\"event_name\":\"page_view\",\"user_id\":\"usr_")
                    .append(user)
                    .append("\",\"timestamp\":")
                    .append(now - i * 800L)
                    .append(",\"platform\":\"web\",\"page\":\"")
                    .append(page)
                    .append("\",\"session_id\":\"sess_")
                    .append(user * 7L)
                    .append("\",\"properties\":{\"page_name\":\"")
                    .append(page.substring(9))
                    .append("\",\"referrer\":\"https://nebula.example")
                    .append(page)
                    .append("?campaign=autumn\",\"stayMs\":")
                    .append(random.nextInt(500, 60_000))
                    .append(
                            ",\"screen\":\"1440x900\",\"experiment\":\"landing-hero:rewards\",\"build\":\"a1b2c3d4\",\"network\":\"4g\",\"position\":")
                    .append(i + 1)
                    .append("}}");
        }
        return batch.append("]}").toString();
    }

    private void raiseLimits() {
        var now = tenants.get(TENANT);
        var limits = Limits.of(limit -> limit == Limit.REQUESTS_PER_MINUTE_PER_KEY
                ? 6_000_000
                : now.limits().get(limit));
        tenants.change(
                TENANT,
                new TenantSettings(now.name(), now.zone(), now.language(), now.retentionDays(), limits),
                now.version(),
                Actor.SYSTEM);
    }

    /** By turns, and compared round by round, as the speed of a machine that others use as well changes by the minute. */
    private void besideRawAppend(int floorPort) throws Exception {
        var kept = new double[ROUNDS];
        var p99 = new double[ROUNDS];
        var raw = new double[ROUNDS];
        var share = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double before = RawAppend.run(RAW_SECONDS);
            var run = compare(USUAL, floorPort);
            kept[round] = run.rate() * USUAL;
            p99[round] = run.p99();
            raw[round] = (before + RawAppend.run(RAW_SECONDS)) / 2;
            share[round] = 100 * kept[round] / raw[round];
            System.out.printf(
                    "batches of %3d: %2.0f %% of what the engine takes from one thread without HTTP, %7.0f events/s%n",
                    USUAL, share[round], raw[round]);
        }
        System.out.printf(
                "batches of %3d: medians of %d: %7.0f events/s, p99 %6.1f ms, %2.0f %% of what the engine takes from one thread without HTTP, %7.0f events/s%n",
                USUAL, ROUNDS, median(kept), median(p99), median(share), median(raw));
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private Wrk compare(int size, int floorPort) throws Exception {
        int connections = size == 1 ? SINGLE_CONNECTIONS : CONNECTIONS;
        var dropped =
                Wrk.run("http://127.0.0.1:" + floorPort, connections, SECONDS, BATCHES.formatted(size, "/dropped"));
        long before = processorTime();
        var kept = Wrk.run(
                "http://127.0.0.1:" + port, connections, SECONDS, BATCHES.formatted(size, "/api/v1/track/batch"));
        double microseconds = (processorTime() - before) / 1e3 / (kept.rate() * SECONDS * size);
        System.out.printf(
                "batches of %3d by %3d clients: %7.0f events/s, p50 %6.1f ms, p99 %6.1f ms, p999 %6.1f ms, %5.1f us of processor an event; read and dropped %7.0f events/s%s%n",
                size,
                connections,
                kept.rate() * size,
                kept.p50(),
                kept.p99(),
                kept.p999(),
                microseconds,
                dropped.rate() * size,
                kept.failed() ? "; SOME WERE REFUSED" : "");
        return kept;
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
