package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.trackplane.TrackplaneApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Whole servers at an external store. */
class NodesTest {
    @TempDir
    private Path directory;

    private final MongoServer store = new MongoServer(H2Backend.inMemory());
    private String address;

    @BeforeEach
    void bind() {
        address = "mongodb://127.0.0.1:" + store.bind().getPort()
                + "/trackplane?serverSelectionTimeoutMS=500&connectTimeoutMS=500&socketTimeoutMS=2000";
    }

    @AfterEach
    void stop() {
        store.shutdownNow();
    }

    private int nodes;

    private ConfigurableApplicationContext start() {
        var application = new SpringApplication(TrackplaneApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        return application.run(
                "--server.port=0",
                "--trackplane.demo.enabled=false",
                "--trackplane.data-dir=" + directory.resolve("node" + nodes++),
                "--spring.mongodb.uri=" + address);
    }

    private static int port(ConfigurableApplicationContext node) {
        return Objects.requireNonNull(((WebServerApplicationContext) node).getWebServer())
                .getPort();
    }

    private static void publish(Shop shop, String value) {
        shop.flag("owner", Shop.serving("owner", "string", "\"" + value + "\"", "\"\"", true));
    }

    @Test
    void anotherNodeFollowsWithinASecondAndTellsItsListeners() throws Exception {
        try (var one = start();
                var other = start()) {
            var shop = new Shop(one, port(one));
            publish(shop, "v0");
            var there = shop.at(port(other));
            assertThat(there.get("/api/flags", shop.client).body()).contains("v0");
            var delays = new ArrayList<Duration>();
            try (var listener = new Listener(port(other), "/api/stream", shop.client)) {
                listener.revision();
                for (int i = 1; i <= 10; i++) {
                    Thread.sleep(37 * i);
                    long begun = System.nanoTime();
                    publish(shop, "v" + i);
                    listener.revision();
                    assertThat(there.get("/api/flags", shop.client).body()).contains("\"v" + i + "\"");
                    delays.add(Duration.ofNanos(System.nanoTime() - begun));
                }
            }
            delays.sort(null);
            System.out.printf(
                    "from publishing on one node to the value from another: median %d ms, worst %d ms%n",
                    delays.get(5).toMillis(), delays.getLast().toMillis());
            assertThat(delays.getLast()).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void whileTheStoreIsAwayEverythingThatIsKnownIsServed() throws Exception {
        try (var node = start()) {
            var shop = new Shop(node, port(node));
            publish(shop, "v1");
            var paths = new String[] {"/api/flags?user_id=ann", "/api/config/remote", "/api/telemetry/config"};
            for (var path : paths) {
                assertThat(shop.get(path, shop.client).statusCode()).isEqualTo(200);
                assertThat(shop.get(path, shop.server).statusCode()).isEqualTo(200);
            }
            try (var listener = new Listener(port(node), "/api/stream", shop.client)) {
                listener.revision();
                store.shutdownNow();
                long begun = System.nanoTime();
                while (System.nanoTime() - begun < Duration.ofSeconds(4).toNanos()) {
                    for (var path : paths) {
                        assertThat(shop.get(path, shop.client).statusCode())
                                .as(path)
                                .isEqualTo(200);
                        assertThat(shop.get(path, shop.server).statusCode())
                                .as(path)
                                .isEqualTo(200);
                    }
                    assertThat(shop.post("/ofrep/v1/evaluate/flags/owner", shop.client, "{}")
                                    .body())
                            .contains("v1");
                    assertThat(shop.get(
                                            "/api/flags",
                                            shop.client,
                                            "If-None-Match",
                                            Shop.tag(shop.get("/api/flags", shop.client)))
                                    .statusCode())
                            .isEqualTo(304);
                    // A busy loop would use up what a key may ask in a minute.
                    Thread.sleep(20);
                }
                var unknown = shop.get("/api/flags", "tpc_never_seen");
                assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(503);
                assertThat(unknown.headers().firstValue("Retry-After")).isPresent();
                assertThat(unknown.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/json");
            }
        }
    }

    @Test
    void aServerThatStopsLetsItsListenersGo() throws Exception {
        var node = start();
        try (var listener = new Listener(port(node), "/api/stream", new Shop(node, port(node)).client)) {
            listener.revision();
            long begun = System.nanoTime();
            node.close();
            assertThat(listener.hasEnded(Duration.ofSeconds(5))).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }
}
