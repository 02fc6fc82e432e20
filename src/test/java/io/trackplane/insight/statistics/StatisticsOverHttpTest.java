package io.trackplane.insight.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.access.Visitor;
import io.trackplane.event.EventType;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.Events;
import io.trackplane.eventstore.FirstSight;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.LedgerCount;
import io.trackplane.eventstore.StoredEvent.Measured;
import io.trackplane.insight.Streams;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.tenancy.Environments;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The statistics API as its callers meet it. */
@ServerTest
class StatisticsOverHttpTest {
    private static final String KEY = "tps_demo_mall_admin_development";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.now(ZONE).minusDays(20);
    private static final String RANGE = "?from=" + DAY + "&to=" + DAY;
    private static boolean isWritten;

    @Autowired
    private EventStore store;

    @Autowired
    private Streams streams;

    @Autowired
    private Environments environments;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void write() {
        if (!isWritten) {
            isWritten = true;
            int stream = streams.of(environments.get("meadow", "mall_admin", "development"));
            var noon = DAY.atTime(12, 0).atZone(ZONE).toInstant();
            var formula = Events.event(
                    stream, EventType.EVENT, "=1+1", "li", "li".hashCode() * 31L, noon, Measured.NOTHING, "{}");
            store.write(new Group(
                    List.of(Events.view(stream, "li", noon), Events.view(stream, "wang", noon), formula),
                    List.of(),
                    List.of(new LedgerCount(stream, noon.truncatedTo(ChronoUnit.HOURS), 3, 1, 0, 0, 2)),
                    List.of(new FirstSight(stream, "li".hashCode() * 31L, Instant.EPOCH))));
        }
    }

    private HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/stats/" + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> withKey(String path) {
        return get(path, "Authorization", "Bearer " + KEY);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return CanonicalJson.tree(answer.body());
    }

    private static String field(HttpResponse<String> refusal) {
        return json(refusal).path("errors").path(0).path("field").asString("");
    }

    @Test
    void theOverviewHasTheFiguresOfTheDay() {
        var overview = json(withKey("overview" + RANGE));
        assertThat(overview.path("totals").path("pv").asInt()).isEqualTo(2);
        assertThat(overview.path("totals").path("uv").asInt()).isEqualTo(2);
        assertThat(overview.path("series")).hasSize(24);
        assertThat(overview.path("series").path(12).path("time").asString()).isEqualTo(DAY + "T12:00:00+08:00");
        assertThat(overview.path("series").path(12).path("pv").asInt()).isEqualTo(2);
    }

    @Test
    void csvIsTheSameTable() {
        var csv = get("overview" + RANGE, "X-API-Key", KEY, "Accept", "text/csv");
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body()).startsWith("time,pv,uv,sessions\r\n").contains(DAY + "T12:00:00+08:00,2,2,2\r\n");
        assertThat(csv.body().lines()).hasSize(25);
        assertThat(withKey("overview" + RANGE + "&format=csv").body()).isEqualTo(csv.body());
    }

    @Test
    void whatLooksLikeAFormulaIsTextInCsv() {
        assertThat(withKey("events" + RANGE + "&format=csv").body()).contains("'=1+1,1,1");
        assertThat(withKey("events" + RANGE).body()).contains("\"=1+1\"");
    }

    @Test
    void rankingsHaveAStretchAndALength() {
        var events = json(withKey("events" + RANGE + "&limit=1"));
        assertThat(events.path("events")).hasSize(1);
        assertThat(events.path("events").path(0).path("event_name").asString()).isEqualTo("page_view");
        assertThat(events.path("total").asInt()).isEqualTo(2);
        assertThat(json(withKey("pages" + RANGE))
                        .path("pages")
                        .path(0)
                        .path("pv")
                        .asInt())
                .isEqualTo(2);
        assertThat(json(withKey("referrers" + RANGE))
                        .path("referrers")
                        .path(0)
                        .path("referrer")
                        .isNull())
                .isTrue();
    }

    @Test
    void theLedgerBalances() {
        var ledger = json(withKey("ledger" + RANGE));
        assertThat(ledger.path("total").path("received").asInt()).isEqualTo(6);
        assertThat(ledger.path("total").path("rejected").asInt()).isEqualTo(2);
        assertThat(ledger.path("series")).hasSize(24);
    }

    @Test
    void aMemberReadsTheSameWithTheSession() {
        var viewer = new Visitor(port).signedInAs("viewer@meadow.example", "trackplane-demo");
        var path = "/api/stats/overview" + RANGE + "&app=mall_admin&environment=development";
        assertThat(viewer.get(path).body())
                .isEqualTo(withKey("overview" + RANGE).body());
        assertThat(field(viewer.get("/api/stats/overview" + RANGE))).isEqualTo("app");
        assertThat(viewer.get("/api/stats/overview?app=mall_admin").statusCode())
                .isEqualTo(200);
    }

    @Test
    void membersOfOtherTenantsFindNothing() {
        var stranger = new Visitor(port).signedInAs("owner@nebula.example", "trackplane-demo");
        assertThat(stranger.get("/api/stats/overview?app=mall_admin&environment=development")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyServerKeysRead() {
        assertThat(get("overview").statusCode()).isEqualTo(401);
        assertThat(get("overview", "X-API-Key", "tps_wrong").statusCode()).isEqualTo(401);
        assertThat(get("overview", "X-API-Key", "tpc_demo_mall_admin_development")
                        .statusCode())
                .isEqualTo(403);
        assertThat(withKey("overview?app=mall_web").statusCode()).isEqualTo(404);
        assertThat(withKey("overview?environment=production").statusCode()).isEqualTo(404);
    }

    @Test
    void refusalsNameTheParameter() {
        for (var wrong : List.of("from=x", "preset=1y", "interval=second", "limit=0", "offset=-1", "format=xml")) {
            var answer = withKey("pages?" + wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(field(answer)).isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
        assertThat(field(withKey("overview" + RANGE + "&table=none&format=csv")))
                .isEqualTo("table");
        assertThat(field(withKey("ledger" + RANGE + "&page=/a"))).isEqualTo("page");
        assertThat(field(withKey("overview?from=2026-01-02&to=2026-01-01"))).isEqualTo("from");
    }

    @Test
    void filtersAreNeverSql() {
        assertThat(json(withKey("overview" + RANGE + "&page=%27%20OR%201%3D1%20--"))
                        .path("totals")
                        .path("pv")
                        .asInt(-1))
                .isZero();
    }
}
