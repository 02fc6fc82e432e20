package io.trackplane.ingest.collect;

import static io.trackplane.ingest.collect.Site.event;
import static io.trackplane.ingest.collect.Site.events;
import static io.trackplane.ingest.collect.Site.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.tenancy.Limit;
import io.trackplane.tenancy.Overlap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Whose events are not taken, and how it is told: always as JSON with the name of the request, and nothing is kept. */
@ServerTest
class RefusedEventsOverHttpTest {
    private static final List<String> PATHS = List.of(
            "/api/v1/track", "/api/v1/track/batch", "/api/v1/track/debug", "/api/track", "/api/telemetry/batch");
    private static final String PAGE = "https://shop.example";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Site site;

    @BeforeEach
    void open() {
        site = new Site(context, port);
    }

    private void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").intValue()).isEqualTo(status);
        assertThat(json(answer).path("message").stringValue()).isNotBlank();
        assertThat(answer.headers().firstValue("X-Request-Id"))
                .contains(json(answer).path("request_id").stringValue());
        assertThat(site.batches()).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void withoutACredentialThatWorksNothingIsTaken() {
        for (var path : PATHS) {
            assertRefused(site.anonymous(path, bytes(events(event("")))), 401);
            assertRefused(site.post(path, events(event("")), "X-API-Key", "tpc_wrong"), 401);
            assertRefused(site.anonymous(path, bytes("{")), 401);
        }
    }

    @Test
    void otherMethodsAndPathsAreRefused() {
        for (var path : PATHS) {
            assertRefused(Site.send(site.request(path).GET()), 405);
        }
        assertRefused(site.post("/api/v1/track/health", "{}"), 405);
        assertRefused(site.post("/api/v1/track/", "{}"), 404);
        assertRefused(site.post("/api/v1/tracks", "{}"), 404);
    }

    @Test
    void otherTypesAndCompressionsAreRefused() {
        for (var path : PATHS) {
            for (var type : List.of("application/x-www-form-urlencoded", "text/html", "application/json;charset=GBK")) {
                assertRefused(site.post(path, events(event("")), "Content-Type", type), 415);
            }
            assertRefused(site.post(path, events(event("")), "Content-Encoding", "br"), 415);
        }
    }

    @Test
    void largeBodiesAreRefusedAlsoWhenTheyAreSmallOnTheWay() throws IOException {
        var large = " ".repeat(50 * 1024) + events(event(""));
        assertRefused(site.post("/api/v1/track", large), 413);
        assertRefused(
                Site.send(site.request("/api/v1/track")
                        .header("X-API-Key", site.client)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes(large))))),
                413);
        var bomb = gzip(new byte[20_000_000]);
        assertRefused(site.post("/api/v1/track", bomb, "Content-Encoding", "gzip"), 413);
        assertRefused(site.post("/api/v1/track", gzip(gzip(new byte[20_000_000])), "Content-Encoding", "gzip"), 400);
        assertRefused(site.post("/api/v1/track", endlessHeader(), "Content-Encoding", "gzip"), 413);
        assertRefused(site.anonymous("/api/v1/track", bomb, "Content-Encoding", "gzip"), 401);
        assertRefused(site.post("/api/v1/track", bytes("no gzip"), "Content-Encoding", "gzip"), 400);
        assertRefused(
                site.post(
                        "/api/v1/track/batch",
                        events(event(""), ("," + event("")).repeat(100).substring(1))),
                413);
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A gzip whose file name does not end. */
    private static byte[] endlessHeader() {
        var header = new byte[60_000];
        java.util.Arrays.fill(header, (byte) 'n');
        System.arraycopy(new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0}, 0, header, 0, 10);
        return header;
    }

    @Test
    void whatCannotBeReadIsRefusedAndSaysWhere() {
        assertRefused(site.post("/api/v1/track", "{"), 400);
        assertThat(json(site.post("/api/v1/track", "{")).at("/errors/0/field").stringValue())
                .isEqualTo("body");
        assertRefused(site.post("/api/v1/track", "{\"events\":[]}"), 400);
        assertThat(json(site.post("/api/v1/track", "{}")).at("/errors/0/field").stringValue())
                .isEqualTo("events");
        assertRefused(site.post("/api/v1/track", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}), 400);
        assertRefused(site.post("/api/v1/track", "{", "Accept-Language", "zh-CN"), 400);
    }

    @Test
    void thePagesOfOtherOriginsAreRefusedAndThoseOfAllowedOnesMayRead() {
        assertRefused(site.post("/api/v1/track", events(event("")), "Origin", PAGE), 403);
        site.allow(PAGE, false);
        assertRefused(site.post("/api/v1/track", events(event("")), "Origin", "https://other.example"), 403);
        var answer = site.post("/api/v1/track", events(event("")), "Origin", PAGE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(answer.headers().firstValue("Vary").orElse("")).contains("Origin");
    }

    @Test
    void aVisitorWhoSendsTooOftenWaitsAndOthersDoNot() {
        site.limit(Limit.REQUESTS_PER_MINUTE_PER_VISITOR, 2);
        var mine = events(event(""));
        assertThat(site.post("/api/v1/track", mine).statusCode()).isEqualTo(200);
        assertThat(site.post("/api/v1/track", mine).statusCode()).isEqualTo(200);
        var refused = site.post("/api/v1/track", mine);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElse("0")))
                .isBetween(1, 31);
        assertThat(site.post("/api/v1/track", mine.replace("\"u1\"", "\"u2\"")).statusCode())
                .isEqualTo(200);
        assertThat(site.post("/api/v1/track", mine, "X-API-Key", site.server).statusCode())
                .isEqualTo(200);
        assertThat(site.batches()).hasSize(4);
    }

    private HttpResponse<String> signed(String sign, long timestamp, String... headers) {
        return site.anonymous(
                "/api/v1/track",
                bytes("{\"app_id\":\"" + site.environment.appId() + "\",\"timestamp\":" + timestamp + ",\"sign\":\""
                        + sign + "\",\"events\":[" + event("") + "]}"),
                headers);
    }

    private String hmac(String secret, long timestamp) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(bytes(site.environment.appId() + timestamp)));
    }

    private String md5(String secret, long timestamp) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("MD5").digest(bytes(site.environment.appId() + timestamp + secret)));
    }

    @Test
    void aSignatureIsAsGoodAsAKeyForFiveMinutes() throws GeneralSecurityException {
        long now = System.currentTimeMillis();
        assertRefused(signed(hmac(Site.SECRET, now), now), 401);
        site.sign(Site.SECRET, Overlap.NONE);
        assertRefused(signed(hmac("another-secret-than-that", now), now), 401);
        for (long stale : new long[] {now - 310_000, now + 310_000, 0}) {
            assertRefused(signed(hmac(Site.SECRET, stale), stale), 401);
        }
        assertRefused(signed(hmac(Site.SECRET, now), now, "Origin", PAGE), 403);
        assertThat(signed(hmac(Site.SECRET, now), now).statusCode()).isEqualTo(200);
        assertThat(signed(hmac(Site.SECRET, now).toUpperCase(java.util.Locale.ROOT), now)
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.batches()).hasSize(2);
        assertThat(site.last().arrivals().getFirst().client().isBot()).isFalse();
        site.sign("the-secret-after-that", Overlap.NONE);
        assertThat(signed(hmac(Site.SECRET, now), now).statusCode()).isEqualTo(401);
    }

    @Test
    void legacySignaturesWorkOnlyWhereTheyAreAllowed() throws GeneralSecurityException {
        long now = System.currentTimeMillis();
        site.sign(Site.SECRET, Overlap.NONE);
        assertRefused(signed(md5(Site.SECRET, now), now), 401);
        site.allow(PAGE, true);
        assertRefused(signed(md5("another-secret-than-that", now), now), 401);
        assertRefused(signed("a1b2c3d4e5f6g7h8i9j0", now), 401);
        assertThat(signed(md5(Site.SECRET, now), now, "Origin", PAGE).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSignatureStandsBeforeTheEventsOfALargeBody() throws GeneralSecurityException {
        site.sign(Site.SECRET, Overlap.NONE);
        site.limit(Limit.REQUEST_BYTES, 200_000);
        long now = System.currentTimeMillis();
        var credential = "\"app_id\":\"" + site.environment.appId() + "\",\"timestamp\":" + now + ",\"sign\":\""
                + hmac(Site.SECRET, now) + "\"";
        var list = "\"events\":[" + event(",\"note\":\"" + "x".repeat(100_000) + "\"") + "]";
        assertRefused(site.anonymous("/api/v1/track", bytes("{" + list + "," + credential + "}")), 401);
        assertThat(site.anonymous("/api/v1/track", bytes("{" + credential + "," + list + "}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.anonymous(
                                "/api/v1/track",
                                gzip(bytes("{" + credential + "," + list + "}")),
                                "Content-Encoding",
                                "gzip")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void browsersMayAskBeforeTheySend() {
        for (var path : PATHS) {
            var answer = Site.send(site.request(path)
                    .header("Origin", PAGE)
                    .header("Access-Control-Request-Method", "POST")
                    .method("OPTIONS", BodyPublishers.noBody()));
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        }
    }
}
