package io.trackplane.delivery;

import static io.trackplane.delivery.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.Limit;
import io.trackplane.tenancy.Overlap;
import io.trackplane.tenancy.SdkKey;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Who is not let in, what is not read, and how it is told: always as JSON with the name of the request. */
@ServerTest
class RefusalsOverHttpTest {
    private static final String PAGE = "https://shop.example";
    private static final List<String> GETS =
            List.of("/api/flags", "/api/telemetry/config", "/api/config/remote", "/api/stream", "/ofrep/v1/stream");
    private static final List<String> POSTS =
            List.of("/api/flags", "/ofrep/v1/evaluate/flags", "/ofrep/v1/evaluate/flags/truth");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(context, port);
    }

    private static void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        var id = answer.headers().firstValue("X-Request-Id").orElse("");
        assertThat(id).isNotEmpty();
        assertThat(json(answer).get("code").intValue()).isEqualTo(status);
        assertThat(json(answer).get("message").stringValue()).isNotBlank();
        assertThat(json(answer).get("request_id").stringValue()).isEqualTo(id);
    }

    @Test
    void aKeyTravelsInThreeWays() {
        var path = "/api/telemetry/config";
        assertThat(Shop.send(shop.request(path).header("Authorization", "bearer " + shop.client))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Shop.send(shop.request(path).header("X-API-Key", shop.client))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Shop.send(shop.request(path + "?key=" + shop.client)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void withoutAKeyOrWithAWrongOneNothingIsTold() {
        for (var path : GETS) {
            assertRefused(Shop.send(shop.request(path)), 401);
            assertRefused(shop.get(path, shop.client + "x"), 401);
            assertRefused(shop.get(path, "tpm_demo_nebula"), 401);
        }
        for (var path : POSTS) {
            assertRefused(shop.post(path, "tpc_none", "{}"), 401);
        }
        assertThat(Shop.send(shop.request("/api/flags")).headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer");
    }

    @Test
    void aRevokedKeyEndsWithItsNextRequest() {
        assertThat(shop.get("/api/flags", shop.server).statusCode()).isEqualTo(200);
        var key = shop.keys().of(shop.environment).stream()
                .filter(one -> one.kind() == SdkKey.Kind.SERVER)
                .findFirst()
                .orElseThrow();
        shop.keys().revoke(shop.environment, key.id(), null, Actor.SYSTEM);
        assertRefused(shop.get("/api/flags", shop.server), 401);
        assertThat(shop.get("/api/flags", shop.client).statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyThatWasRotatedWithoutOverlapHasExpired() {
        var key = shop.keys().of(shop.environment).getFirst();
        var next = shop.keys().rotate(shop.environment, key.id(), Overlap.NONE, null, Actor.SYSTEM);
        assertRefused(shop.get("/api/flags", shop.client), 401);
        assertThat(shop.get("/api/flags", next.presented()).statusCode()).isEqualTo(200);
    }

    @Test
    void pagesOfAllowedOriginsMayReadTheAnswerAndItsTag() {
        shop.allowOrigin(PAGE);
        var answer = shop.get("/api/flags", shop.client, "Origin", PAGE);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(PAGE);
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("ETag", "Retry-After", "X-Request-Id");
        assertThat(answer.headers().allValues("Vary")).anyMatch(value -> value.contains("Origin"));
        var again = shop.get("/api/flags", shop.client, "Origin", PAGE, "If-None-Match", Shop.tag(answer));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("Access-Control-Allow-Origin")).hasValue(PAGE);
    }

    @Test
    void clientKeysDoNotWorkOnOtherPagesAndServerKeysAreNotAsked() {
        shop.allowOrigin(PAGE);
        for (var path : GETS) {
            assertRefused(shop.get(path, shop.client, "Origin", "https://evil.example"), 403);
        }
        for (var path : POSTS) {
            assertRefused(shop.post(path, shop.client, "{}", "Origin", "https://evil.example"), 403);
        }
        var answer = shop.get("/api/flags", shop.server, "Origin", "https://evil.example");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void anErrorCanBeReadByTheAllowedPageToo() {
        shop.allowOrigin(PAGE);
        var answer = shop.post("/api/flags", shop.client, "{", "Origin", PAGE);
        assertRefused(answer, 400);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(PAGE);
    }

    @Test
    void browsersMayAskBefore() throws IOException {
        for (var path : POSTS) {
            var answer = raw(
                    "OPTIONS " + path + " HTTP/1.1\r\nHost: x\r\nOrigin: " + PAGE
                            + "\r\nAccess-Control-Request-Method: POST\r\n"
                            + "Access-Control-Request-Headers: content-type,x-api-key,if-none-match\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .startsWith("HTTP/1.1 204")
                    .contains("Access-Control-Allow-Origin: " + PAGE)
                    .contains("Access-Control-Allow-Methods: GET, POST")
                    .contains("Content-Encoding, Content-Type, If-None-Match, X-API-Key, X-Request-Id")
                    .doesNotContain("Access-Control-Allow-Credentials");
        }
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBackAndOthersAreNotHeldUp() {
        shop.limit(Limit.REQUESTS_PER_MINUTE_PER_VISITOR, 3);
        shop.allowOrigin(PAGE);
        for (int i = 0; i < 3; i++) {
            assertThat(shop.get("/api/flags?user_id=ann", shop.client).statusCode())
                    .isEqualTo(200);
        }
        var answer = shop.get("/api/flags?user_id=ann", shop.client, "Origin", PAGE);
        assertRefused(answer, 429);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 21);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(PAGE);
        assertThat(shop.get("/api/flags?user_id=ben", shop.client).statusCode()).isEqualTo(200);
        assertThat(shop.post("/api/flags", shop.client, "{\"context\":{\"user_id\":\"eve\"}}")
                        .statusCode())
                .isEqualTo(200);
        assertRefused(
                shop.post("/ofrep/v1/evaluate/flags", shop.client, "{\"context\":{\"targetingKey\":\"ann\"}}"), 429);
        assertThat(shop.get("/api/flags?user_id=ann", shop.server).statusCode()).isEqualTo(200);
    }

    @Test
    void bodiesThatCannotBeReadCountToo() {
        shop.limit(Limit.REQUESTS_PER_MINUTE_PER_VISITOR, 2);
        assertRefused(shop.post("/api/flags", shop.client, "{"), 400);
        assertRefused(shop.post("/api/flags", shop.client, "{"), 400);
        assertRefused(shop.post("/api/flags", shop.client, "{"), 429);
    }

    @Test
    void aKeyHasALimitForAllItsCallersTogether() {
        shop.limit(Limit.REQUESTS_PER_MINUTE_PER_KEY, 60);
        int refused = 0;
        for (int i = 0; i < 70; i++) {
            refused +=
                    shop.get("/api/telemetry/config?user_id=" + i, shop.client).statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isBetween(5, 10);
        assertThat(shop.get("/api/telemetry/config", shop.server).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyOverTheLimitIs413HoweverItIsSent() {
        var large = "{\"context\":{\"user_id\":\"a\"},\"x\":\"" + "x".repeat(60_000) + "\"}";
        for (var path : POSTS) {
            assertRefused(shop.post(path, shop.client, large), 413);
        }
        var chunked = Shop.send(shop.request("/api/flags")
                .header("X-API-Key", shop.client)
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))));
        assertRefused(chunked, 413);
        assertRefused(gzip(new byte[200_000]), 413);
    }

    private HttpResponse<String> gzip(byte[] content) {
        try {
            var bytes = new java.io.ByteArrayOutputStream();
            try (var gzip = new java.util.zip.GZIPOutputStream(bytes)) {
                gzip.write(content);
            }
            return compressed(bytes.toByteArray(), "gzip");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private HttpResponse<String> compressed(byte[] bytes, String encoding) {
        return Shop.send(shop.request("/api/flags")
                .header("X-API-Key", shop.client)
                .header("Content-Encoding", encoding)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    @Test
    void whatIsNoJsonObjectIs400AndSaysWhere() {
        for (var body : List.of("{", "[]", "\"x\"", "{\"a\":1,\"a\":2}", "{}{}", " ", "{\"context\":{\"a\":1e999}}")) {
            assertRefused(shop.post("/api/flags", shop.client, body), 400);
        }
        assertThat(json(shop.post("/api/flags", shop.client, "{"))
                        .at("/errors/0/field")
                        .stringValue())
                .isEqualTo("body");
        assertThat(json(shop.post("/api/flags", shop.client, "{\"context\":[]}"))
                        .at("/errors/0/field")
                        .stringValue())
                .isEqualTo("context");
        for (var keys : List.of("\"a\"", "[1]", "{}")) {
            assertThat(json(shop.post("/api/flags", shop.client, "{\"keys\":" + keys + "}"))
                            .at("/errors/0/field")
                            .stringValue())
                    .isEqualTo("keys");
        }
        assertRefused(compressed("{}".getBytes(StandardCharsets.UTF_8), "gzip"), 400);
        assertRefused(
                Shop.send(shop.request("/api/flags")
                        .header("X-API-Key", shop.client)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"', '}'}))),
                400);
    }

    @Test
    void otherFormatsAre415() {
        for (var path : POSTS) {
            assertRefused(
                    Shop.send(shop.request(path)
                            .header("X-API-Key", shop.client)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("context=1"))),
                    415);
        }
        assertRefused(compressed(new byte[3], "br"), 415);
    }

    @Test
    void damagedAddressesAndWrongMethodsAreToldInJsonToo() throws IOException {
        assertThat(raw("GET /api/flags?user_id=%zz HTTP/1.1\r\nHost: x\r\nX-API-Key: " + shop.client
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":400")
                .contains("X-Request-Id: ");
        assertRefused(shop.post("/api/telemetry/config", shop.client, "{}"), 405);
        assertRefused(shop.get("/api/none", shop.client), 404);
        assertRefused(shop.get("/ofrep/v1/evaluate/flags", shop.client), 405);
        assertRefused(shop.get("/ofrep/v1/none", shop.client), 404);
    }

    @Test
    void theRequestIsNamedAsItWasNamed() {
        var answer = shop.get("/api/flags", "wrong", "X-Request-Id", "mine-1");
        assertRefused(answer, 401);
        assertThat(json(answer).get("request_id").stringValue()).isEqualTo("mine-1");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
