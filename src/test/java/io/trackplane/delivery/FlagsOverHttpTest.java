package io.trackplane.delivery;

import static io.trackplane.delivery.Shop.json;
import static io.trackplane.delivery.Shop.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.flag.FlagParts;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.revision.PartName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class FlagsOverHttpTest {
    private static final String TO_STAFF =
            "\"rules\":[{\"id\":\"staff\",\"when\":%s,\"serve\":{\"variant\":\"a\"}}],\"otherwise\":{\"variant\":\"b\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(context, port);
    }

    private void targeted(String condition) {
        shop.flag("staff", Shop.flag("staff", "boolean", "true", "false", true, TO_STAFF.formatted(condition)));
    }

    private boolean staff(String query) {
        return json(shop.get("/api/flags?" + query, shop.server))
                .at("/flags/staff/enabled")
                .booleanValue();
    }

    @Test
    void beforeAnythingWasPublishedThereIsRevisionZero() {
        assertThat(shop.get("/api/flags", shop.client).body()).isEqualTo("{\"revision\":\"0\",\"flags\":{}}");
    }

    @Test
    void everyTypeArrivesAsItWasDefined() {
        shop.publishEveryType();
        var answer = shop.get("/api/flags?user_id=ann", shop.client);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"revision\":\"1\",\"flags\":{"
                        + "\"fraction\":{\"enabled\":true,\"variant\":\"a\",\"value\":3.0,\"reason\":\"STATIC\"},"
                        + "\"object\":{\"enabled\":true,\"variant\":\"a\",\"value\":{\"a\":[1,2],\"b\":{\"c\":null}},\"reason\":\"STATIC\"},"
                        + "\"text\":{\"enabled\":true,\"variant\":\"a\",\"value\":\"héllo \\\"值\\\"\",\"reason\":\"STATIC\"},"
                        + "\"truth\":{\"enabled\":true,\"variant\":\"a\",\"value\":true,\"reason\":\"STATIC\"},"
                        + "\"whole\":{\"enabled\":true,\"variant\":\"a\",\"value\":42,\"reason\":\"STATIC\"}}}");
    }

    @Test
    void aClientKeySeesWhatIsVisibleToClientsAndNothingElse() {
        shop.publishEveryType();
        assertThat(json(shop.get("/api/flags", shop.server)).at("/flags").has("secret"))
                .isTrue();
        assertThat(shop.get("/api/flags", shop.client).body()).doesNotContain("secret");
        assertThat(json(shop.get("/api/flags?keys=secret", shop.client)).at("/flags"))
                .isEmpty();
        assertThat(shop.post("/api/flags", shop.client, "{\"keys\":[\"secret\"]}")
                        .body())
                .doesNotContain("secret");
    }

    @Test
    void keysNarrowTheAnswerAndUnknownOnesAreLeftOut() {
        shop.publishEveryType();
        assertThat(json(shop.get("/api/flags?keys=text,truth,text,none", shop.client))
                        .at("/flags")
                        .propertyNames())
                .containsExactly("text", "truth");
        assertThat(json(shop.get("/api/flags?keys=", shop.client)).at("/flags")).isEmpty();
        assertThat(json(shop.post("/api/flags", shop.client, "{\"keys\":[\"whole\",\"whole\"]}"))
                        .at("/flags")
                        .propertyNames())
                .containsExactly("whole");
    }

    @Test
    void anyQueryParameterIsAnAttribute() {
        targeted("{\"all\":[{\"attribute\":\"role\",\"operator\":\"equals\",\"values\":[\"staff\"]},"
                + "{\"attribute\":\"app_version\",\"operator\":\"semver_at_least\",\"values\":[\"4.2\"]}]}");
        assertThat(staff("role=staff&app_version=4.10.0")).isTrue();
        assertThat(staff("role=guest&role=staff&app_version=4.2.0")).isTrue();
        assertThat(staff("role=staff&app_version=4.1.9")).isFalse();
        assertThat(staff("app_version=9")).isFalse();
    }

    @Test
    void theLanguageOfAUserIsAnAttributeAndSetsNoCookie() {
        targeted("{\"attribute\":\"language\",\"operator\":\"equals\",\"values\":[\"zh-CN\"]}");
        var answer = shop.get("/api/flags?language=zh-CN", shop.server);
        assertThat(json(answer).at("/flags/staff/enabled").booleanValue()).isTrue();
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void theKeyIsNoAttribute() {
        targeted("{\"attribute\":\"key\",\"operator\":\"exists\"}");
        assertThat(json(shop.get("/api/flags?key=" + shop.server, shop.server))
                        .at("/flags/staff/enabled")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void aContextInTheBodyKeepsItsTypes() {
        targeted("{\"all\":[{\"attribute\":\"age\",\"operator\":\"number_at_least\",\"values\":[\"18\"]},"
                + "{\"attribute\":\"plan.name\",\"operator\":\"equals\",\"values\":[\"gold\"]}]}");
        var answer = shop.post(
                "/api/flags",
                shop.client,
                "{\"context\":{\"targetingKey\":\"ann\",\"age\":18,\"plan\":{\"name\":\"gold\"}}}");
        assertThat(json(answer).at("/flags/staff").toString())
                .isEqualTo("{\"enabled\":true,\"variant\":\"a\",\"value\":true,\"reason\":\"TARGETING_MATCH\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(tag(answer)).isEmpty();
    }

    @Test
    void anEmptyBodyIsAnEmptyContext() {
        shop.publishEveryType();
        assertThat(json(shop.post("/api/flags", shop.client, "")).at("/flags")).hasSize(5);
        assertThat(json(shop.post("/api/flags", shop.client, "{\"context\":null}"))
                        .at("/flags"))
                .hasSize(5);
    }

    @Test
    void whoLacksTheAttributeOfARolloutIsTold() {
        shop.flag(
                "half",
                Shop.flag(
                        "half",
                        "boolean",
                        "true",
                        "false",
                        true,
                        "\"rules\":[],\"otherwise\":"
                                + "{\"split\":[{\"variant\":\"a\",\"weight\":50000},{\"variant\":\"b\",\"weight\":50000}]}"));
        assertThat(json(shop.get("/api/flags", shop.client)).at("/flags/half").toString())
                .isEqualTo("{\"enabled\":false,\"variant\":\"b\",\"value\":false,\"reason\":\"ERROR\","
                        + "\"error_code\":\"TARGETING_KEY_MISSING\"}");
        assertThat(json(shop.get("/api/flags?user_id=ann", shop.client))
                        .at("/flags/half/reason")
                        .stringValue())
                .isEqualTo("SPLIT");
    }

    @Test
    void aKilledFlagIsOffAtOnce() {
        shop.publishEveryType();
        var before = tag(shop.get("/api/flags", shop.client));
        shop.publish(FlagParts.KILL_SWITCH, "truth", FlagParts.KILLED);
        var after = shop.get("/api/flags", shop.client, "If-None-Match", before);
        assertThat(json(after).at("/flags/truth").toString())
                .isEqualTo("{\"enabled\":false,\"variant\":\"b\",\"value\":false,\"reason\":\"DISABLED\"}");
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        shop.publishEveryType();
        var first = shop.get("/api/flags?user_id=ann", shop.client);
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        var again = shop.get("/api/flags?user_id=ann", shop.client, "If-None-Match", tag(first));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(tag(again)).isEqualTo(tag(first));
        assertThat(again.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    }

    @Test
    void aTagIsFoundInAListInSeveralHeadersAndWithoutItsMark() {
        var tag = tag(shop.get("/api/flags", shop.client));
        assertThat(shop.get("/api/flags", shop.client, "If-None-Match", "\"x\", " + tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(shop.get("/api/flags", shop.client, "If-None-Match", tag.substring(2))
                        .statusCode())
                .isEqualTo(304);
        assertThat(shop.get("/api/flags", shop.client, "If-None-Match", "*").statusCode())
                .isEqualTo(304);
        assertThat(shop.get("/api/flags", shop.client, "If-None-Match", "\"x\"", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(shop.get("/api/flags", shop.client, "If-None-Match", "\"x\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherUserAnotherKeyAndAnotherRevisionHaveOtherTags() {
        shop.publishEveryType();
        var ann = tag(shop.get("/api/flags?user_id=ann", shop.client));
        assertThat(shop.get("/api/flags?user_id=ben", shop.client, "If-None-Match", ann)
                        .statusCode())
                .isEqualTo(200);
        assertThat(shop.get("/api/flags?user_id=ann", shop.server, "If-None-Match", ann)
                        .statusCode())
                .isEqualTo(200);
        shop.flag("truth", Shop.serving("truth", "boolean", "false", "true", true));
        assertThat(shop.get("/api/flags?user_id=ann", shop.client, "If-None-Match", ann)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aScheduleThatOpensChangesAnswerAndTagWithoutARevision() throws InterruptedException {
        var start = Instant.now().plusMillis(1500).truncatedTo(ChronoUnit.MILLIS);
        shop.flag(
                "later",
                Shop.flag(
                        "later",
                        "boolean",
                        "true",
                        "false",
                        true,
                        "\"schedule\":{\"start\":\"" + start + "\"},\"rules\":[],\"otherwise\":{\"variant\":\"a\"}"));
        var closed = shop.get("/api/flags", shop.client);
        assertThat(json(closed).at("/flags/later/reason").stringValue()).isEqualTo("DISABLED");
        assertThat(shop.get("/api/flags", shop.client, "If-None-Match", tag(closed))
                        .statusCode())
                .isEqualTo(304);
        Thread.sleep(Duration.between(Instant.now(), start).plusMillis(20));
        var open = shop.get("/api/flags", shop.client, "If-None-Match", tag(closed));
        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(json(open).at("/flags/later/enabled").booleanValue()).isTrue();
        assertThat(json(open).at("/revision").stringValue()).isEqualTo("1");
    }

    @Test
    void answersAreCompressedForThoseWhoAskForIt() throws Exception {
        shop.flag("big", Shop.serving("big", "string", "\"" + "x".repeat(4000) + "\"", "\"\"", true));
        var client = java.net.http.HttpClient.newHttpClient();
        var answer = client.send(
                shop.request("/api/flags")
                        .header("X-API-Key", shop.client)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                java.net.http.HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        var text = new String(new GZIPInputStream(answer.body()).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(CanonicalJson.tree(text).at("/flags/big/value").stringValue())
                .hasSize(4000);
        assertThat(answer.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void bodiesMayBeCompressedAndPlainText() throws IOException {
        targeted("{\"attribute\":\"role\",\"operator\":\"equals\",\"values\":[\"staff\"]}");
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write("{\"context\":{\"role\":\"staff\"}}".getBytes(StandardCharsets.UTF_8));
        }
        var answer = Shop.send(shop.request("/api/flags?key=" + shop.client)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray())));
        assertThat(json(answer).at("/flags/staff/enabled").booleanValue()).isTrue();
    }

    @Test
    void aContextOverItsLimitsIs400AndSaysWhere() {
        var answer = shop.get("/api/flags?name=" + "x".repeat(5000), shop.client);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").stringValue()).isEqualTo("context.name");
        var many = new StringBuilder("/api/flags?user_id=a");
        for (int i = 0; i < 100; i++) {
            many.append("&a").append(i).append('=').append(i);
        }
        assertThat(shop.get(many.toString(), shop.client).statusCode()).isEqualTo(400);
    }

    @Test
    void everyPartOfAnEnvironmentIsServedFromOneRevision() {
        shop.publish(Map.of(
                new PartName("flag", "truth"),
                Shop.serving("truth", "boolean", "true", "false", true),
                PartName.only("sampling"),
                "{\"default\":0.5}"));
        assertThat(json(shop.get("/api/flags", shop.client)).at("/revision").stringValue())
                .isEqualTo("1");
        assertThat(json(shop.get("/api/telemetry/config", shop.client))
                        .at("/revision")
                        .stringValue())
                .isEqualTo("1");
    }
}
