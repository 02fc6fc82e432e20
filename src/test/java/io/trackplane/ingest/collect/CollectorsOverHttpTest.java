package io.trackplane.ingest.collect;

import static io.trackplane.ingest.collect.Site.event;
import static io.trackplane.ingest.collect.Site.events;
import static io.trackplane.ingest.collect.Site.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.eventstore.Mark;
import io.trackplane.ingest.RecordingLog;
import io.trackplane.privacy.DefaultMasking;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What is sent arrives: every path and wire shape, on the way from HTTP to the log. */
@ServerTest
class CollectorsOverHttpTest {
    /** The example of seed 001 §5.1, as it stands there. */
    private static final String SEED_001 = """
            {
                "events": [
                  {
                    "event_name": "page_view",
                    "user_id": "12345678",
                    "timestamp": 1652345678901,
                    "platform": "web",
                    "page": "/onchain/landing",
                    "session_id": "sess_abcdef123456",
                    "properties": {
                      "page_name": "onchain_landing",
                      "referrer": "homepage"
                    }
                  }
                ],
                "sdk_version": "1.0.0",
                "app_version": "2.3.1"
              }""";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Site site;

    @BeforeEach
    void open() {
        site = new Site(context, port);
    }

    @Test
    void theExampleOfSeed001IsAnsweredAsItSays() {
        var answer = site.post("/api/v1/track", SEED_001);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .matches(
                        "\\{\"code\":200,\"message\":\"success\",\"request_id\":\"req_[a-z0-9]+\",\"processed_count\":1}");
        assertThat(answer.headers().firstValue("X-Request-Id"))
                .contains(json(answer).path("request_id").stringValue());
        var arrival = site.last().arrivals().getFirst();
        assertThat(arrival.event().type()).isEqualTo(EventType.PAGE);
        assertThat(arrival.event().release()).isEqualTo("2.3.1");
        assertThat(arrival.event().userId()).isEqualTo("12345678");
        assertThat(arrival.event().properties().fields())
                .containsEntry("referrer", new Value.Text("homepage"))
                .hasSize(2);
        assertThat(arrival.time().toEpochMilli()).isEqualTo(1652345678901L);
        assertThat(arrival.marks()).containsExactly(Mark.LATE);
        assertThat(arrival.client().browser()).isEqualTo("Chrome");
        assertThat(arrival.client().network()).isEqualTo("127.0.0.0/24");
    }

    @Test
    void oneBadEventDoesNotHarmItsNeighbours() {
        var answer = site.post(
                "/api/v1/track/batch",
                events(event(""), "{\"timestamp\":1,\"user_id\":\"u\",\"event_id\":\"e-7\"}", "7", event("")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("processed_count").intValue()).isEqualTo(2);
        assertThat(json(answer).path("rejected").toString())
                .isEqualTo("[{\"index\":1,\"event_id\":\"e-7\",\"reason\":\"missing_field\",\"field\":\"event_name\","
                        + "\"message\":\"event_name is required\"},{\"index\":2,\"reason\":\"not_an_object\",\"field\":\"\","
                        + "\"message\":\"An event is a JSON object.\"}]");
        assertThat(site.last().size()).isEqualTo(4);
        assertThat(site.last().rejected()).isEqualTo(2);
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The examples of seed 004 §3: what all events have, and what some have, in the envelope of §4.2. */
    @Test
    void theExamplesOfSeed004Arrive() {
        var common =
                "\"event_time\":\"2024-01-15T10:30:45.123Z\",\"user_id\":\"usr_abc123\",\"session_id\":\"sess_xyz789\",\"store_id\":\"store_001\","
                        + "\"device_id\":\"dev_terminal_01\",\"app_version\":\"v1.2.3\",\"platform\":\"h5|miniprogram|admin\",\"correlation_id\":\"req_uuid_12345\"";
        var examples = List.of(
                "{\"event_name\":\"qr_scan\",\"table_code\":\"TBL001-QR789\",\"store_id\":\"store_001\",\"source_channel\":\"wechat|alipay|direct\",\"scan_result\":\"success|invalid|expired\"}",
                "{\"event_name\":\"session_start\",\"session_id\":\"sess_xyz789\",\"table_id\":\"tbl_001\",\"store_id\":\"store_001\",\"start_type\":\"immediate|reservation\",\"user_type\":\"member|guest\",\"reservation_id\":\"rsv_abc123\"}",
                "{\"event_name\":\"billing_frozen\",\"session_id\":\"sess_xyz789\",\"amount\":4500,\"minutes\":90,\"rules_applied_count\":2,\"billing_rules\":[\"hourly_rate\",\"member_discount\"]}",
                "{\"event_name\":\"payment_success\",\"payment_id\":\"pay_xyz123\",\"amount\":4500,\"channel\":\"wechat|alipay|balance\",\"coupon_used\":true,\"activity_tags\":[\"new_user\",\"weekend_promo\"]}",
                "{\"event_name\":\"heartbeat_receive\",\"device_id\":\"dev_table_01\",\"table_id\":\"tbl_001\",\"online\":1,\"latency_ms\":45,\"battery_level\":85,\"signal_strength\":-60}");
        var whole = examples.stream()
                .map(example -> "{" + common + "," + example.substring(1))
                .toArray(String[]::new);
        var answer = site.post("/api/track", events(whole));
        assertThat(json(answer).path("processed_count").intValue())
                .as(answer.body())
                .isEqualTo(5);
        assertThat(site.last().arrivals())
                .extracting(arrival -> arrival.event().userId())
                .containsOnly("usr_abc123");
        // The comment of §4.2 stands for the properties.
        var envelope =
                "{\"events\":[{\"event_name\":\"session_start\",\"event_time\":\"2024-01-15T10:30:45.123Z\",\"properties\":{}}],\"schema_version\":\"v1.0\"}";
        assertThat(json(site.post("/api/track", envelope))
                        .path("processed_count")
                        .intValue())
                .isOne();
        assertThat(site.last().arrivals().getFirst().marks()).contains(Mark.NAMELESS);
    }

    /** The examples of seed 002 §6, with values for its variables. */
    @Test
    void theExamplesOfSeed002Arrive() {
        var answer = site.post(
                "/api/telemetry/batch",
                "{\"app\":\"admin\",\"release\":\"1.4\",\"events\":["
                        + "{\"type\":\"page\",\"name\":\"/admin/orders\",\"ts\":1652345678901,\"referrer\":\"/\",\"stayMs\":900,\"user\":{\"id\":\"7\",\"role\":\"admin\"}},"
                        + "{\"type\":\"event\",\"name\":\"product.off_sale\",\"props\":{\"productId\":\"p1\"},\"ts\":1652345678901},"
                        + "{\"type\":\"api\",\"name\":\"GET /api/mall/orders/admin\",\"status\":200,\"durationMs\":123,\"ts\":1652345678901},"
                        + "{\"type\":\"perf\",\"name\":\"web-vitals\",\"props\":{\"LCP\":1,\"FID\":2,\"CLS\":0.1,\"INP\":3,\"TTFB\":4},\"ts\":1652345678901},"
                        + "{\"type\":\"error\",\"name\":\"UnhandledRejection\",\"message\":\"m\",\"stack\":\"s\",\"fatal\":false,\"ts\":1652345678901}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"success\":true,\"accepted\":5,\"rejected\":[],\"request_id\":\"req_");
        assertThat(site.last().arrivals())
                .extracting(arrival -> arrival.event().type())
                .containsExactly(EventType.PAGE, EventType.EVENT, EventType.API, EventType.PERF, EventType.ERROR);
        assertThat(site.last().arrivals().getFirst().event().release()).isEqualTo("1.4");
    }

    @Test
    void beaconsAndCompressedBodiesAreRead() {
        var beacon = site.anonymous(
                "/api/v1/track?key=" + site.client,
                events(event("")).getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "text/plain;charset=UTF-8");
        assertThat(beacon.statusCode()).as(beacon.body()).isEqualTo(200);
        assertThat(site.post("/api/v1/track", gzip(events(event(""))), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.batches()).hasSize(2);
    }

    @Test
    void nobodyIsToldBeforeTheLogHasIt() throws Exception {
        var log = context.getBean(RecordingLog.class);
        var durable = new CompletableFuture<Void>();
        log.answering(durable);
        try {
            var answer = CompletableFuture.supplyAsync(() -> site.post("/api/v1/track", events(event(""))));
            while (site.batches().isEmpty()) {
                Thread.sleep(10);
            }
            Thread.sleep(300);
            assertThat(answer).isNotDone();
            durable.complete(null);
            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        } finally {
            log.handingOn();
        }
    }

    @Test
    void aFullLogIsToldWithATimeToComeBack() {
        var log = context.getBean(RecordingLog.class);
        log.full(true);
        try {
            var answer = site.post("/api/v1/track", events(event("")));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("7");
            assertThat(json(answer).path("code").intValue()).isEqualTo(503);
        } finally {
            log.full(false);
        }
    }

    @Test
    void debuggingSaysWhatWouldBecomeOfEventsAndKeepsNothing() {
        site.publish("masking", "masking", DefaultMasking.in(Locale.ENGLISH).json());
        var answer = site.post(
                "/api/v1/track/debug",
                "{\"debug\":true,\"events\":[" + event(",\"properties\":{\"phone\":\"13812345678\"}") + ",{}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var told = json(answer).path("debug_info");
        assertThat(told.at("/validation_results/0/would_be").stringValue()).isEqualTo("stored");
        assertThat(told.at("/validation_results/0/masked_fields").toString()).isEqualTo("[\"properties.phone\"]");
        assertThat(told.at("/validation_results/1/would_be").stringValue()).isEqualTo("rejected");
        assertThat(told.at("/validation_results/1/errors/0/reason").stringValue())
                .isEqualTo("missing_field");
        assertThat(told.path("would_be_stored").booleanValue()).isFalse();
        assertThat(site.batches()).isEmpty();
    }

    @Test
    void whatIsPublishedTakesEffectWithTheNextRequest() {
        assertThat(site.post("/api/v1/track", events(event(""))).statusCode()).isEqualTo(200);
        site.publish("sampling", "sampling", "{\"default\":0}");
        assertThat(json(site.post("/api/v1/track", events(event(""))))
                        .path("processed_count")
                        .intValue())
                .isOne();
        assertThat(site.last().sampledOut()).isOne();
        site.publish("sampling", "sampling", "{\"default\":1}");
        site.publish("masking", "masking", DefaultMasking.in(Locale.ENGLISH).json());
        site.post("/api/v1/track", events(event(",\"mail\":\"ann@example.com\"")));
        assertThat(site.last().toString()).doesNotContain("ann@example.com");
        site.publish("collection-off", "collection-off", "{\"off\":true}");
        var off = site.post("/api/v1/track", events(event("")));
        assertThat(off.statusCode()).isEqualTo(403);
        site.publish("collection-off", "collection-off", null);
        assertThat(site.post("/api/v1/track", events(event(""))).statusCode()).isEqualTo(200);
    }

    @Test
    void healthIsOpenToEverybody() {
        var answer = Site.send(site.request("/api/v1/track/health").GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("status").stringValue()).isEqualTo("healthy");
        assertThat(json(answer).path("kafka_connected").isNull()).isTrue();
        assertThat(json(answer).path("version").stringValue())
                .doesNotContain("@")
                .isNotEqualTo("unknown");
    }

    /** The first request of a client asks for the upgrade to HTTP/2, which is declined, whatever its body is. */
    @Test
    void aFirstRequestOfAnySizeIsTaken() throws Exception {
        for (int size : new int[] {10, 3_000, 40_000}) {
            try (var http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
                var body = events(event(",\"note\":\"" + "x".repeat(size) + "\""));
                var request = site.request("/api/v1/track")
                        .header("X-API-Key", site.client)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(size + " " + answer.body()).isEqualTo(200);
            }
        }
    }
}
