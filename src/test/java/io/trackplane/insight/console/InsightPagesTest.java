package io.trackplane.insight.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.delivery.console.ConsoleOfATenant;
import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Traffic;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class InsightPagesTest {
    private static final List<String> HOSTILE = List.of(
            "'; DROP TABLE events; --",
            "<script>alert(1)</script>",
            "%' OR 1=1 --",
            "\u0000\n\"{}${7*7}",
            "😀".repeat(200));

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private EventStore store;

    private ConsoleOfATenant.Place place;
    private String full = "";
    private String empty = "";

    @BeforeEach
    void makeAPlace() {
        place = ConsoleOfATenant.make(server, port, Locale.ENGLISH);
        Traffic.fill(store, place.development(), Instant.now());
        full = place.path(place.development());
        empty = place.path(place.production());
    }

    private String body(String path) {
        var answer = place.owner().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void everyDashboardShowsFiguresTablesAndFiles(Page page) {
        var body = body(full + "/insight/" + page.key() + "?preset=30d");
        assertThat(body).contains("id=\"figures\"", "<table", "csv=").doesNotContain("??");
    }

    /** Expressions in templates are compiled when they were asked for a hundred times. */
    @ParameterizedTest
    @EnumSource(Page.class)
    void aDashboardStaysTheSameHoweverOftenItIsRead(Page page) {
        var path = full + "/insight/" + page.key() + "?preset=30d";
        var first = lasting(body(path));
        for (int i = 0; i < 120; i++) {
            body(path);
        }
        assertThat(lasting(body(path))).isEqualTo(first);
    }

    /** Without what differs each time, or each minute. */
    private static String lasting(String body) {
        return body.replaceAll("XSRF-TOKEN&quot;:&quot;[^&]*|name=\"_csrf\"[^>]*|[0-9]+", "");
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void whereNothingEverCameTheFirstEventIsExplained(Page page) {
        var body = body(empty + "/insight/" + page.key());
        assertThat(body).contains("No event has arrived here yet", "curl -i http://", "/api/v1/track", "Bearer tpc_");
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void hostileFiltersAreJustTextThatNothingMatches(Page page) {
        for (var field : FilterChoices.FIELDS) {
            for (var text : HOSTILE) {
                var path = full + "/insight/" + page.key() + "?" + field + "="
                        + URLEncoder.encode(text, StandardCharsets.UTF_8);
                assertThat(body(path)).as(path).doesNotContain("<script>alert");
            }
        }
        assertThat(body(full + "/insight/overview")).contains("/checkout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-02-31&to=2026-03-01",
                "from=2026-11-20&to=2026-11-01",
                "from=0001-01-01&to=9999-12-31",
                "from=now",
                "preset=forever",
                "interval=second",
                "page=" // of 2001 characters
            })
    void whatCannotBeAskedIsToldBesideTheFilters(String query) {
        var asked = query.equals("page=") ? query + "x".repeat(2001) : query;
        var answer = place.owner().get(full + "/insight/overview?" + asked);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("aria-invalid=\"true\"", "This range or filter cannot be read", "id=\"figures\"");
    }

    @Test
    void theFiguresOfAFileAreThoseOfThePage() {
        var csv = place.owner().get(full + "/insight/overview?csv=pages");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body()).startsWith("\uFEFFpage,pv,uv\r\n/,");
    }

    @Test
    void aTableThatAPageHasNotDoesNotExist() {
        assertThat(place.owner().get(full + "/insight/overview?csv=secrets").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anErrorTellsSinceWhichReleaseAndWhereItHappens() {
        assertThat(body(full + "/insight/errors/" + Traffic.FINGERPRINT))
                .contains("renderPrice (item/detail.js:214:31)", "release " + Traffic.RELEASE, "/rewards");
    }

    @Test
    void aDeliveryShowsItsFunnel() {
        assertThat(body(full + "/insight/deliveries/" + Traffic.FLOPS))
                .contains("From target to completed", "saw it and did not click", "no target users registered");
    }

    @Test
    void whatNobodyKnowsDoesNotExist() {
        assertThat(place.owner().get(full + "/insight/errors/none").statusCode())
                .isEqualTo(404);
        assertThat(place.owner().get(full + "/insight/deliveries/none").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theStartPageLeadsToTheReleaseThePageAndTheDelivery() {
        assertThat(body(full))
                .contains(
                        "/insight/errors/" + Traffic.FINGERPRINT,
                        "/insight/vitals?device=phone",
                        "/insight/deliveries/" + Traffic.FLOPS,
                        Traffic.RELEASE);
    }

    @Test
    void theAddressThatIsPushedSaysWhatIsChosenAndNothingElse() {
        var answer = place.owner()
                .get(
                        full
                                + "/insight/overview?preset=7d&from=2026-01-01&to=2026-01-02&compare=previous&platform=web&page=");
        assertThat(answer.headers().firstValue("HX-Push-Url")).hasValue(full + "/insight/overview?platform=web");
    }

    @Test
    void sampledFiguresSayThatTheyAreEstimates() {
        Traffic.fill(store, place.production(), Instant.now(), 0.1);
        assertThat(body(empty + "/insight/overview")).contains("≈ ", "each kept event stands for as many");
    }
}
