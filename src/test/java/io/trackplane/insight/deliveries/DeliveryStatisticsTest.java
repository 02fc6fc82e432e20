package io.trackplane.insight.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.event.EventType;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.Group;
import io.trackplane.insight.Streams;
import io.trackplane.insight.asking.Happening;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The answers of seed 001, section 9, over events that give its rates. */
@ServerTest
class DeliveryStatisticsTest {
    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(20);
    private static boolean isWritten;

    @Autowired
    private EventStore store;

    @Autowired
    private Streams streams;

    @Autowired
    private Environments environments;

    @Autowired
    private DeliveryRegistrations registrations;

    @LocalServerPort
    private int port;

    private Environment environment;

    @BeforeEach
    void write() {
        environment = environments.get("nebula", "onchain_app", "development");
        if (!isWritten) {
            isWritten = true;
            var settings = new DeliverySettings("Seed", "card", 500L, null, null);
            registrations.register(environment, "123456", settings, Actor.SYSTEM);
            var events = new ArrayList<Happening>();
            many(events, "recommend_impression", 320);
            many(events, "recommend_click", 85);
            many(events, "recommend_complete", 32);
            many(events, "action_start", 120);
            many(events, "action_complete", 95);
            int stream = streams.of(environment);
            var stored = events.stream().map(event -> event.stored(stream)).toList();
            store.write(new Group(stored, List.of(), List.of(), List.of()));
        }
    }

    private static void many(List<Happening> events, String name, int users) {
        for (int user = 0; user < users; user++) {
            events.add(Happening.of(EventType.EVENT, name, DAY.atTime(9, 0).toInstant(ZoneOffset.UTC))
                    .by("user-" + user)
                    .delivery(name.startsWith("recommend") ? "123456" : null)
                    .action("789012"));
        }
    }

    private String get(String path, String accept) {
        var uri = URI.create(
                "http://127.0.0.1:" + port + "/api/stats/" + path + "?from=" + DAY + "&to=" + DAY.plusDays(1));
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer tps_demo_onchain_app_development")
                .header("Accept", accept)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode json(String path) {
        return CanonicalJson.tree(get(path, "application/json"));
    }

    @Test
    void aDeliveryIsAnsweredAsTheSeedSays() {
        var answer = json("delivery/123456");
        assertThat(answer.path("delivery_id").asString()).isEqualTo("123456");
        assertThat(answer.path("target_users").asLong()).isEqualTo(500);
        assertThat(answer.path("viewed_users").asLong()).isEqualTo(320);
        assertThat(answer.path("clicked_users").asLong()).isEqualTo(85);
        assertThat(answer.path("completed_users").asLong()).isEqualTo(32);
        assertThat(answer.path("view_rate").asDouble()).isEqualTo(0.64);
        assertThat(answer.path("click_rate").asDouble()).isEqualTo(0.265625);
        assertThat(answer.path("completion_rate").asDouble()).isEqualTo(0.1);
        var first = answer.path("daily_stats").path(0);
        assertThat(first.path("date").asString()).isEqualTo(DAY.toString());
        assertThat(first.path("views").asLong()).isEqualTo(320);
        assertThat(answer.path("daily_stats").size()).isEqualTo(2);
    }

    @Test
    void anActionIsAnsweredAsTheSeedSays() {
        var answer = json("action/789012");
        assertThat(answer.path("action_id").asString()).isEqualTo("789012");
        assertThat(answer.path("starts").asLong()).isEqualTo(120);
        assertThat(answer.path("completions").asLong()).isEqualTo(95);
        assertThat(answer.path("conversion_rate").asDouble()).isEqualTo(95.0 / 120);
    }

    @Test
    void theSameDaysAreThereAsCsv() {
        assertThat(get("delivery/123456", "text/csv"))
                .isEqualToNormalizingNewlines(
                        "date,views,clicks,completions\n" + DAY + ",320,85,32\n" + DAY.plusDays(1) + ",0,0,0\n");
    }

    @Test
    void aDeliveryNobodyKnowsIsNotFound() {
        assertThat(json("delivery/none").path("code").asInt()).isEqualTo(404);
    }
}
