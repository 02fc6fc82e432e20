package io.trackplane.delivery;

import static io.trackplane.delivery.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Two tenants whose flags, parameters and users have the same names. */
@ServerTest
class TenantsApartTest {
    private static final int THREADS = 8;
    private static final int REQUESTS = 150;
    private static final List<String> PATHS =
            List.of("/api/flags?user_id=ann", "/api/config/remote?user_id=ann", "/api/telemetry/config", "/api/flags");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private static void publish(Shop shop, String mark, int round) {
        shop.flag("owner", Shop.serving("owner", "string", "\"" + mark + "\"", "\"" + round + "\"", true));
        shop.publish(
                "parameter",
                "owner",
                "{\"key\":\"owner\",\"value\":\"" + mark + "\",\"description\":\"" + round + "\"}");
        shop.publish("collection", "collection", "{\"deny_events\":[\"" + mark + "\",\"r" + round + "\"]}");
    }

    @Test
    void noAnswerTagOrEventCrosses() throws Exception {
        var shops = List.of(new Shop(context, port), new Shop(context, port));
        var marks = List.of("first", "second");
        for (int i = 0; i < 2; i++) {
            publish(shops.get(i), marks.get(i), 0);
        }
        var kept = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(THREADS);
                var first = new Listener(port, "/api/stream", shops.get(0).client);
                var second = new Listener(port, "/api/stream", shops.get(1).client)) {
            first.revision();
            second.revision();
            var work = new ArrayList<Callable<Void>>();
            for (int thread = 0; thread < THREADS; thread++) {
                work.add(() -> read(shops, marks, kept));
            }
            var running = work.stream().map(threads::submit).toList();
            for (int round = 1; round <= 10; round++) {
                publish(shops.get(0), marks.get(0), round);
            }
            for (var one : running) {
                one.get();
            }
            assertThat(lastRevision(first)).contains("\"revision\":\"33\"");
            assertThat(second.next(java.time.Duration.ofMillis(300))).isNull();
        }
        assertThat(kept.get()).isPositive();
    }

    @Test
    void atTheSameRevisionTheTagsAreOthersToo() {
        var one = new Shop(context, port);
        var other = new Shop(context, port);
        publish(one, "first", 0);
        publish(other, "second", 0);
        for (var path : PATHS) {
            var tag = Shop.tag(one.get(path, one.client));
            var answer = other.get(path, other.client, "If-None-Match", tag);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(Shop.tag(answer)).isNotEqualTo(tag);
        }
    }

    private static String lastRevision(Listener listener) throws InterruptedException {
        var last = listener.revision();
        while (!last.contains("\"33\"")) {
            last = listener.revision();
        }
        return last;
    }

    /** Asks both in turn, now and then with the tag that the other one gave. */
    private static Void read(List<Shop> shops, List<String> marks, AtomicInteger kept) {
        var tags = new String[] {"\"none\"", "\"none\""};
        for (int i = 0; i < REQUESTS; i++) {
            int mine = ThreadLocalRandom.current().nextInt(2);
            int others = 1 - mine;
            var path = PATHS.get(i % PATHS.size());
            var key = i % 3 == 0 ? shops.get(mine).server : shops.get(mine).client;
            var answer = shops.get(mine).get(path, key, "If-None-Match", tags[others]);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains(marks.get(mine)).doesNotContain(marks.get(others));
            assertThat(Shop.tag(answer)).isNotEqualTo(tags[others]);
            tags[mine] = Shop.tag(answer);
            kept.addAndGet(
                    shops.get(mine).get(path, key, "If-None-Match", tags[mine]).statusCode() == 304 ? 1 : 0);
            var posted =
                    shops.get(mine).post("/ofrep/v1/evaluate/flags", key, "{\"context\":{\"targetingKey\":\"ann\"}}");
            assertThat(json(posted).at("/flags/0/value").stringValue()).isEqualTo(marks.get(mine));
        }
        return null;
    }
}
