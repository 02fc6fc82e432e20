package io.trackplane.delivery;

import static io.trackplane.delivery.Shop.json;
import static io.trackplane.delivery.Shop.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.revision.PartName;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class ConfigurationOverHttpTest {
    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(context, port);
    }

    @Test
    void whatIsCollectedBeforeAnythingWasPublished() {
        var config = json(shop.get("/api/telemetry/config", shop.client));
        assertThat(config.propertyNames())
                .containsExactly(
                        "revision",
                        "enabled",
                        "sampling",
                        "allow_events",
                        "deny_events",
                        "deny_fields",
                        "mask",
                        "batch",
                        "retry",
                        "consent",
                        "vitals",
                        "realtime");
        assertThat(config.get("enabled").booleanValue()).isTrue();
        assertThat(config.get("allow_events").isNull()).isTrue();
        assertThat(config.get("sampling").toString()).isEqualTo("{\"default\":1.0,\"rules\":[]}");
        assertThat(config.get("batch").toString())
                .isEqualTo("{\"max_events\":20,\"max_bytes\":51200,\"flush_interval_ms\":10000}");
        assertThat(config.get("retry").toString())
                .isEqualTo("{\"max_retries\":3,\"base_delay_ms\":1500,\"max_delay_ms\":30000,\"timeout_ms\":10000,"
                        + "\"max_concurrent\":2,\"request_interval_ms\":200}");
        assertThat(config.get("consent").toString()).isEqualTo("{\"required\":false,\"respect_dnt\":false}");
        assertThat(config.get("vitals").toString()).isEqualTo("{\"enabled\":true,\"rate\":1.0}");
    }

    @Test
    void whatIsPublishedArrivesAndNobodysNotesDo() {
        shop.publish(Map.of(
                PartName.only("sampling"),
                "{\"default\":0.01,\"rules\":[{\"id\":\"money\",\"description\":\"for the auditors\","
                        + "\"match\":{\"event\":[\"payment_*\"]},\"rate\":1}]}",
                PartName.only("collection"),
                "{\"allow_events\":[\"page_view\"],\"deny_fields\":[\"password\"],\"batch\":{\"max_events\":5}}",
                PartName.only("consent"),
                "{\"mode\":\"required\"}"));
        var config = json(shop.get("/api/telemetry/config", shop.client));
        assertThat(config.get("sampling").toString())
                .isEqualTo("{\"default\":0.01,\"rules\":[{\"match\":{\"event\":[\"payment_*\"]},\"rate\":1.0}]}");
        assertThat(config.get("allow_events").toString()).isEqualTo("[\"page_view\"]");
        assertThat(config.get("deny_fields").toString()).isEqualTo("[\"password\"]");
        assertThat(config.at("/batch/max_events").intValue()).isEqualTo(5);
        assertThat(config.at("/consent/required").booleanValue()).isTrue();
        assertThat(config.toString()).doesNotContain("auditors").doesNotContain("money");
    }

    @Test
    void theSwitchEndsCollectionAtOnceAndTheTagChanges() {
        var before = shop.get("/api/telemetry/config", shop.client);
        assertThat(shop.get("/api/telemetry/config", shop.client, "If-None-Match", tag(before))
                        .statusCode())
                .isEqualTo(304);
        shop.publish(CollectionSwitch.KIND, CollectionSwitch.KIND, CollectionSwitch.OFF);
        var after = shop.get("/api/telemetry/config", shop.client, "If-None-Match", tag(before));
        assertThat(json(after).get("enabled").booleanValue()).isFalse();
        shop.publish(CollectionSwitch.KIND, CollectionSwitch.KIND, null);
        assertThat(json(shop.get("/api/telemetry/config", shop.client))
                        .get("enabled")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void parametersArriveWithTheirTypesForWhomTheyAreFor() {
        shop.publish(Map.of(
                new PartName("segment", "staff"),
                "{\"key\":\"staff\",\"name\":\"Staff\",\"when\":{\"attribute\":\"role\",\"operator\":\"equals\",\"values\":[\"staff\"]}}",
                new PartName("parameter", "page-size"),
                "{\"key\":\"page-size\",\"type\":\"integer\",\"value\":20,\"conditional\":"
                        + "[{\"when\":{\"segment\":\"staff\"},\"value\":100}]}",
                new PartName("parameter", "theme"),
                "{\"key\":\"theme\",\"type\":\"json\",\"value\":{\"dark\":true}}",
                new PartName("parameter", "ratio"),
                "{\"key\":\"ratio\",\"type\":\"number\",\"value\":0.5}",
                new PartName("parameter", "limit"),
                "{\"key\":\"limit\",\"type\":\"integer\",\"visible_to_clients\":false,\"value\":7}"));
        var guest = json(shop.get("/api/config/remote?user_id=a", shop.client));
        assertThat(guest.propertyNames()).containsExactly("revision", "values", "telemetry", "realtime");
        assertThat(guest.get("values").toString())
                .isEqualTo("{\"page-size\":20,\"ratio\":0.5,\"theme\":{\"dark\":true}}");
        assertThat(guest.at("/telemetry/enabled").booleanValue()).isTrue();
        var staff = json(shop.get("/api/config/remote?role=staff", shop.server));
        assertThat(staff.get("values").toString())
                .isEqualTo("{\"limit\":7,\"page-size\":100,\"ratio\":0.5,\"theme\":{\"dark\":true}}");
        assertThat(shop.get("/api/config/remote?role=staff", shop.client).body())
                .doesNotContain("limit")
                .doesNotContain("segment");
    }

    @Test
    void theRemoteConfigurationIsNotSentAgainToTheSamePerson() {
        var first = shop.get("/api/config/remote?role=staff", shop.client);
        assertThat(shop.get("/api/config/remote?role=staff", shop.client, "If-None-Match", tag(first))
                        .statusCode())
                .isEqualTo(304);
        assertThat(shop.get("/api/config/remote?role=guest", shop.client, "If-None-Match", tag(first))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void headAnswersWithoutABody() {
        for (var path : new String[] {"/api/flags", "/api/telemetry/config", "/api/config/remote", "/api/stream"}) {
            var answer = Shop.send(shop.request(path)
                    .header("X-API-Key", shop.client)
                    .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }
    }
}
