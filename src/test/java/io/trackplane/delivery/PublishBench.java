package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * From publishing, with its write to the disk, its audit entry and the check of everything, to the new value in a client that listens to the
 * stream and fetches again. Run by {@code bench/publish-to-client}, not by the build.
 */
@ServerTest
class PublishBench {
    private static final int CHANGES = 200;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Test
    void report() throws Exception {
        var shop = new Shop(context, port);
        for (int i = 0; i < 100; i++) {
            shop.flag("other-" + i, Shop.serving("other-" + i, "boolean", "true", "false", true));
        }
        measure(shop, 50);
        var times = measure(shop, CHANGES);
        System.out.printf(
                "%d changes among 101 flags, from publishing to the value in a client: p50 %.1f ms, p99 %.1f ms, worst %.1f ms%n",
                CHANGES, times[CHANGES / 2] / 1e6, times[CHANGES * 99 / 100] / 1e6, times[CHANGES - 1] / 1e6);
    }

    private long[] measure(Shop shop, int changes) throws Exception {
        var times = new long[changes];
        try (var listener = new Listener(port, "/api/stream", shop.server)) {
            listener.revision();
            for (int i = 0; i < changes; i++) {
                var value = "\"value-" + changes + "-" + i + "\"";
                var definition = Shop.serving("changing", "string", value, "\"\"", true);
                var seen = Thread.ofVirtual().unstarted(() -> {
                    while (!shop.get("/api/flags?keys=changing", shop.server)
                            .body()
                            .contains(value)) {
                        await(listener);
                    }
                });
                Thread.sleep(5);
                long begun = System.nanoTime();
                var client = Thread.ofVirtual().start(() -> {
                    await(listener);
                    seen.start();
                });
                shop.flag("changing", definition);
                client.join();
                seen.join();
                times[i] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(times);
        return times;
    }

    private static void await(Listener listener) {
        try {
            assertThat(listener.revision()).isNotEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
