package io.trackplane.delivery;

import static io.trackplane.delivery.Shop.json;
import static io.trackplane.delivery.Shop.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class OfrepOverHttpTest {
    private static final String ALL = "/ofrep/v1/evaluate/flags";
    private static final String HALF = "\"rules\":[],\"otherwise\":"
            + "{\"split\":[{\"variant\":\"a\",\"weight\":50000},{\"variant\":\"b\",\"weight\":50000}]}";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(context, port);
        shop.publishEveryType();
        shop.flag("half", Shop.flag("half", "boolean", "true", "false", true, HALF));
    }

    @Test
    void oneFlagOfEachType() {
        assertThat(shop.post(ALL + "/truth", shop.client, "{\"context\":{\"targetingKey\":\"ann\"}}")
                        .body())
                .isEqualTo("{\"key\":\"truth\",\"reason\":\"STATIC\",\"variant\":\"a\",\"value\":true}");
        assertThat(json(shop.post(ALL + "/text", shop.client, "{}"))
                        .get("value")
                        .stringValue())
                .isEqualTo("héllo \"值\"");
        assertThat(json(shop.post(ALL + "/whole", shop.client, "{}"))
                        .get("value")
                        .toString())
                .isEqualTo("42");
        assertThat(json(shop.post(ALL + "/fraction", shop.client, "{}"))
                        .get("value")
                        .toString())
                .isEqualTo("3.0");
        assertThat(json(shop.post(ALL + "/object", shop.client, "{}"))
                        .at("/value/a/1")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void aHiddenFlagCannotBeToldFromOneThatDoesNotExist() {
        var hidden = shop.post(ALL + "/secret", shop.client, "{}");
        var missing = shop.post(ALL + "/nosuch", shop.client, "{}");
        assertThat(hidden.statusCode()).isEqualTo(404).isEqualTo(missing.statusCode());
        assertThat(json(missing).get("errorCode").stringValue()).isEqualTo("FLAG_NOT_FOUND");
        assertThat(hidden.body().replace("secret", "nosuch")).isEqualTo(missing.body());
        assertThat(shop.post(ALL + "/secret", shop.server, "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownKeyOfAnySpellingIsJson() {
        var answer = shop.post(ALL + "/%22%20%3Cb%3E%E5%80%BC", shop.client, "{}");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("key").stringValue()).isEqualTo("\" <b>值");
    }

    @Test
    void aRolloutWithoutItsAttributeIsAnError() {
        var answer = shop.post(ALL + "/half", shop.client, "{\"context\":{}}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("key").stringValue()).isEqualTo("half");
        assertThat(json(answer).get("errorCode").stringValue()).isEqualTo("TARGETING_KEY_MISSING");
        assertThat(shop.post(ALL + "/half", shop.client, "{\"context\":{\"targetingKey\":\"ann\"}}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatCannotBeReadIsToldAsTheProtocolSays() {
        for (var path : new String[] {ALL, ALL + "/truth"}) {
            var parse = shop.post(path, shop.client, "{");
            assertThat(parse.statusCode()).isEqualTo(400);
            assertThat(json(parse).get("errorCode").stringValue()).isEqualTo("PARSE_ERROR");
            var context = shop.post(path, shop.client, "{\"context\":[1]}");
            assertThat(context.statusCode()).isEqualTo(400);
            assertThat(json(context).get("errorCode").stringValue()).isEqualTo("INVALID_CONTEXT");
            assertThat(json(context).get("errorDetails").stringValue())
                    .startsWith("context: ")
                    .hasSizeGreaterThan(15);
            assertThat(json(context).has("key")).isEqualTo(!path.equals(ALL));
        }
    }

    @Test
    void allFlagsAtOnceWithThoseThatFail() {
        var answer = json(shop.post(ALL, shop.client, "{\"context\":{}}"));
        assertThat(answer.get("flags")).hasSize(6);
        assertThat(answer.at("/flags/1").toString())
                .isEqualTo("{\"key\":\"half\",\"errorCode\":\"TARGETING_KEY_MISSING\","
                        + "\"errorDetails\":\"The context lacks the attribute that this flag is rolled out by.\"}");
        assertThat(answer.at("/metadata/revision").stringValue()).isEqualTo("2");
        assertThat(answer.toString()).doesNotContain("secret");
    }

    @Test
    void theStreamIsNamedToPublicKeysOnly() {
        var stream = json(shop.post(ALL, shop.client, "{}")).at("/eventStreams/0");
        assertThat(stream.get("type").stringValue()).isEqualTo("sse");
        assertThat(stream.at("/endpoint/requestUri").stringValue()).isEqualTo("/ofrep/v1/stream?key=" + shop.client);
        assertThat(shop.post(ALL, shop.server, "{}").body())
                .doesNotContain("eventStreams")
                .doesNotContain(shop.server);
    }

    @Test
    void theSameContextIsNotAnsweredTwice() {
        var body = "{\"context\":{\"targetingKey\":\"ann\"}}";
        var first = shop.post(ALL, shop.client, body);
        assertThat(tag(first)).isNotEmpty();
        assertThat(shop.post(ALL, shop.client, body, "If-None-Match", tag(first))
                        .statusCode())
                .isEqualTo(304);
        assertThat(shop.post(ALL, shop.client, body.replace("ann", "ben"), "If-None-Match", tag(first))
                        .statusCode())
                .isEqualTo(200);
        assertThat(shop.post(ALL, shop.server, body, "If-None-Match", tag(first))
                        .statusCode())
                .isEqualTo(200);
        shop.flag("truth", Shop.serving("truth", "boolean", "false", "true", true));
        assertThat(shop.post(ALL, shop.client, body, "If-None-Match", tag(first))
                        .statusCode())
                .isEqualTo(200);
    }
}
