package io.trackplane.delivery;

import io.trackplane.FixedAnswers;
import io.trackplane.ServerTest;
import io.trackplane.Wrk;
import io.trackplane.revision.PartName;
import io.trackplane.tenancy.Limit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Rates of the reading paths beside a fixed byte array of the same size from a bare Spring MVC on the same Tomcat in the same process, in
 * turns. Run by {@code bench/config}, not by the build.
 */
@ServerTest
class ConfigurationBench {
    private static final int FLAGS = 100;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int CONNECTIONS = 64;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 8);
    private static final String FIXED = "request = function() return wrk.format('GET', '%s') end\n";
    private static final String KEYED = """
            local fixed = { ['Authorization'] = 'Bearer %s', ['If-None-Match'] = '%s' }
            request = function() return wrk.format('GET', '%s', fixed) end
            """;
    private static final String RANDOM_USERS = """
            local fixed = { ['Authorization'] = 'Bearer %s' }
            local thread = 0
            function setup(t) thread = thread + 1; t:set('seed', thread) end
            function init(args) math.randomseed(seed) end
            request = function()
              return wrk.format('GET', '/api/flags?platform=web&app_version=4.12.0&user_id=user-' .. math.random(1, 1000000000), fixed)
            end
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Test
    void report() throws Exception {
        var shop = new Shop(context, port);
        shop.limit(Limit.REQUESTS_PER_MINUTE_PER_KEY, 6_000_000);
        shop.limit(Limit.REQUESTS_PER_MINUTE_PER_VISITOR, 6_000);
        publish(shop);
        var flags = shop.get("/api/flags?user_id=ann", shop.server);
        var telemetry = shop.get("/api/telemetry/config", shop.server);
        try (var fixed = FixedAnswers.start()) {
            compare(shop, "flags of random users", 50, flags.body(), fixed.port(), RANDOM_USERS.formatted(shop.server));
            compare(
                    shop,
                    "flags, 304",
                    90,
                    flags.body(),
                    fixed.port(),
                    KEYED.formatted(shop.server, Shop.tag(flags), "/api/flags?user_id=ann"));
            compare(
                    shop,
                    "telemetry configuration",
                    90,
                    telemetry.body(),
                    fixed.port(),
                    KEYED.formatted(shop.server, "", "/api/telemetry/config"));
        }
    }

    /** A hundred flags: a rule about staff, a rule about versions with a rollout, a split for everybody else. */
    private static void publish(Shop shop) {
        var parts = new HashMap<PartName, String>();
        for (int i = 0; i < FLAGS; i++) {
            var key = "flag-number-" + i;
            parts.put(new PartName("flag", key), Shop.flag(key, "string", "\"blue\"", "\"green\"", true, """
                    "rules":[{"id":"staff","when":{"attribute":"role","operator":"in","values":["staff","tester"]},"serve":{"variant":"a"}},
                      {"id":"new","when":{"attribute":"app_version","operator":"semver_at_least","values":["4.2.0"]},"share":30000,
                       "serve":{"variant":"a"}}],
                    "otherwise":{"split":[{"variant":"a","weight":50000},{"variant":"b","weight":50000}]}"""));
        }
        shop.publish(parts);
    }

    private static void compare(Shop shop, String what, int target, String body, int fixedPort, String script)
            throws Exception {
        int size = body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        var floorScript = FIXED.formatted("/fixed/" + size);
        Wrk.run("http://127.0.0.1:" + fixedPort, CONNECTIONS, SECONDS, floorScript);
        Wrk.run(shop.address(), CONNECTIONS, SECONDS, script);
        var floors = new ArrayList<Wrk>();
        var ours = new ArrayList<Wrk>();
        for (int round = 0; round < ROUNDS; round++) {
            floors.add(Wrk.run("http://127.0.0.1:" + fixedPort, CONNECTIONS, SECONDS, floorScript));
            ours.add(Wrk.run(shop.address(), CONNECTIONS, SECONDS, script));
        }
        var floor = median(floors);
        var our = median(ours);
        System.out.printf(
                "%-26s %6d bytes: %8.0f/s, p99 %6.1f ms; fixed bytes %8.0f/s, p99 %6.1f ms; %3.0f %% (target %d %%)%s%n",
                what,
                size,
                our.rate(),
                our.p99(),
                floor.rate(),
                floor.p99(),
                100 * our.rate() / floor.rate(),
                target,
                ours.stream().anyMatch(Wrk::failed) ? "; SOME WERE REFUSED" : "");
    }

    private static Wrk median(List<Wrk> runs) {
        return runs.stream()
                .sorted(Comparator.comparingDouble(Wrk::rate))
                .toList()
                .get(runs.size() / 2);
    }
}
