package io.trackplane.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.access.Visitor;
import io.trackplane.delivery.console.ConsoleOfATenant;
import io.trackplane.delivery.console.ConsoleOfATenant.Place;
import io.trackplane.event.EventType;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.QuarantinedEvent.Reason;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** The pages of the data over HTTP. Every test has a tenant of its own. */
@ServerTest
@Import(FakeData.class)
class DataPagesTest {
    private static final Reason MISSING = new Reason("missing", "/card_id", "string", "nothing");
    private static final String HOSTILE = "<script>alert(1)</script>' or 1=1 --";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private EventStore store;

    @Autowired
    private FakeData.Feed feed;

    @Autowired
    private LiveStreams streams;

    private Environment environment;
    private Visitor owner;
    private Warehouse warehouse;
    private String base;

    @BeforeEach
    void begin() {
        Place place = ConsoleOfATenant.make(server, port, Locale.ENGLISH);
        environment = place.development();
        owner = place.owner();
        base = place.path(environment);
        warehouse = new Warehouse(store, environment);
    }

    private String page(String path) {
        var answer = owner.get(base + path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void emptyPagesSayWhatTheyAreFor() {
        assertThat(page("/data/live")).contains("curl http://127.0.0.1:" + port + "/api/v1/track");
        assertThat(page("/data/quarantine")).contains("Nothing was kept aside", "Decide what is kept aside");
        assertThat(page("/data/ledger")).contains("Nothing was received in these days");
        assertThat(page("/plan/unplanned")).contains("Everything that is sent is planned");
    }

    @Test
    void quarantineShowsGroupsAndTheirSamples() {
        warehouse.aside("card_click", "1.4.0", Instant.now(), MISSING);
        assertThat(page("/data/quarantine"))
                .contains(
                        "card_click",
                        "/card_id",
                        "1.4.0",
                        "/plan?event=card_click",
                        "event=card_click&amp;kind=missing");
        assertThat(page("/data/quarantine/samples?event=card_click&kind=missing&field=/card_id"))
                .contains("usr_9", "&quot;amount&quot; : &quot;***&quot;");
        assertThat(page("/data/quarantine?event=other")).contains("Nothing in quarantine fits", "Clear filters");
    }

    @Test
    void whatIsTypedIsShownAsTextAndFindsNothing() {
        warehouse.aside(HOSTILE, "1", Instant.now(), new Reason(HOSTILE, HOSTILE, HOSTILE, HOSTILE));
        for (var path : new String[] {
            "/data/quarantine?event=" + encoded(HOSTILE),
            "/data/quarantine?kind=" + encoded(HOSTILE),
            "/data/quarantine/samples?event=" + encoded(HOSTILE) + "&kind=" + encoded(HOSTILE) + "&field="
                    + encoded(HOSTILE),
            "/data/live?user=" + encoded(HOSTILE) + "&event=" + encoded(HOSTILE),
            "/data/quarantine?event=" + "x".repeat(3000),
        }) {
            assertThat(page(path)).doesNotContain("<script>alert");
        }
        var refused = owner.get(base + "/data/ledger?from=" + encoded(HOSTILE));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("This is not a date").doesNotContain("<script>alert");
        assertThat(owner.get(base + "/data/ledger?from=1970-01-01").statusCode())
                .isEqualTo(422);
        assertThat(owner.get(base + "/data/ledger.csv?from=1970-01-01").statusCode())
                .isBetween(400, 422);
    }

    @Test
    void theLedgerAddsUpOnThePageAndInTheFile() {
        var now = Instant.now();
        warehouse.counted(now, 1, 2, 3, 0, 4);
        warehouse.event("page_view", now);
        assertThat(page("/data/ledger")).contains("Balances", ">10<");
        assertThat(page("/data/ledger.csv").lines().skip(1))
                .singleElement()
                .asString()
                .endsWith(",10,1,2,3,0,4,1,0");
        warehouse.event("page_view", now);
        assertThat(page("/data/ledger?from="
                        + now.minusSeconds(864_000).toString().substring(0, 10) + "&to="
                        + now.plusSeconds(86_400).toString().substring(0, 10)))
                .contains("1 row too many");
    }

    @Test
    void somebodyWhoWatchesSeesWhatArrivesAndIsLetGo() throws Exception {
        var watching = owner.stream(base + "/data/live/events?event=paid");
        try (var lines = watching.body()) {
            var read = lines.iterator();
            assertThat(watching.statusCode()).isEqualTo(200);
            while (feed.looking(environment.id()) == 0) {
                Thread.sleep(20);
            }
            feed.see(environment.id(), LiveStreamTest.sighting("other", null, null));
            feed.see("else/where/is", LiveStreamTest.sighting("paid", "theirs", null));
            feed.see(environment.id(), LiveStreamTest.sighting("paid", "usr_1", "s1"));
            var line = "";
            while (!line.startsWith("data:")) {
                line = read.next();
            }
            assertThat(line).contains("\"name\":\"paid\"", "\"verdict\":\"Stored\"", "usr_1", "00:00:00.000");
        }
        for (int i = 0; i < 200 && feed.looking(environment.id()) > 0; i++) {
            feed.see(environment.id(), LiveStreamTest.sighting("paid", null, null));
            Thread.sleep(50);
        }
        assertThat(feed.looking(environment.id())).isZero();
        assertThat(streams.count()).isZero();
    }

    @Test
    void aPageIsNoStream() {
        assertThat(owner.get(base + "/data/live/events").statusCode()).isEqualTo(303);
    }

    @Test
    void aPastedBatchIsJudgedEventByEvent() {
        var good = "{\"event_name\":\"page_view\",\"timestamp\":" + System.currentTimeMillis()
                + ",\"user_id\":\"u1\",\"properties\":{\"password\":\"hunter2\"}}";
        var bad = "{\"event_name\":\"<b>x</b>\",\"timestamp\":\"soon\",\"user_id\":\"u1\"}";
        var answer = owner.post(base + "/data/debug", "body", "{\"events\":[" + good + "," + bad + "]}")
                .body();
        assertThat(answer)
                .contains("Would be stored", "page_view", "Would be rejected", "timestamp")
                .doesNotContain("<b>x</b>");
        var refused = owner.post(base + "/data/debug", "body", "no");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("aria-invalid");
    }

    @Test
    void anUnplannedEventBecomesADraftWithOneClick() {
        warehouse.unplanned("card_click", Instant.now(), "{\"amount\":4}");
        assertThat(page("/plan/unplanned")).contains("card_click", "Draft definition");
        assertThat(owner.post(base + "/plan/unplanned", "name", "card_click").statusCode())
                .isEqualTo(302);
        var application = server.getBean(Applications.class).get(environment.tenant(), environment.application());
        var draft = server.getBean(PlanDrafts.class).of(application).content();
        assertThat(draft.find(DefinitionName.event("card_click"))).isPresent();
        assertThat(page("/plan/unplanned")).contains("Everything that is sent is planned");
        warehouse.event("card_click", EventType.EVENT, "ios", 0.5, 0, Instant.now(), "{}");
        assertThat(page("/plan?event=card_click")).contains("Sent in this environment", "≈ 3", "ios");
    }

    @Test
    void bothLanguagesAreSpoken() {
        owner.reading("zh-CN");
        warehouse.aside("card_click", "1.4.0", Instant.now(), MISSING);
        assertThat(page("/data/quarantine")).contains("隔离区", "缺失");
        assertThat(page("/data/ledger")).contains("台账");
        assertThat(page("/data/live")).contains("实时事件");
        assertThat(page("/data/debug")).contains("试发事件");
    }
}
