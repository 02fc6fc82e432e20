package io.trackplane.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.trackplane.ServerTest;
import io.trackplane.delivery.console.ConsoleOfATenant;
import io.trackplane.delivery.console.ConsoleOfATenant.Place;
import io.trackplane.ingest.Sightings;
import io.trackplane.kernel.Actor;
import io.trackplane.plan.PlanContent;
import io.trackplane.plan.Plans;
import io.trackplane.privacy.DefaultMasking;
import io.trackplane.revision.PartChange;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Somebody watches events arrive that clients send over HTTP: nothing is reloaded, and nothing is put into the feed by hand. */
@ServerTest
class LiveJourneyTest {
    private static final String PLAN = """
            {"events":[{"name":"order_paid","title":"Order paid","description":"An order is paid","trigger":"Once paid","owner":"pay","properties":[
              {"name":"order_id","type":"string","required":true,"description":"Number of the order"},
              {"name":"amount","type":"number","description":"What was paid"},
              {"name":"mail","type":"string","description":"Where the bill goes"}]},
             {"name":"cart_seen","title":"Cart seen","description":"A cart is seen","trigger":"On the page","owner":"pay","properties":[]}],
             "groups":[]}""";

    private static final String PAID = "{\"order_id\":\"o1\",\"amount\":4.5,\"mail\":\"ann@example.com\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Sightings sightings;

    private final List<String> wrong = new ArrayList<>();
    private Place place;
    private SendingClient client;

    @BeforeEach
    void makeAPlace() {
        place = ConsoleOfATenant.make(server, port, Locale.ENGLISH);
        followAPlan(place.development());
        client = SendingClient.of(server, port, place.development());
    }

    /** What breaks a contract is kept aside, what has none is refused. */
    private void followAPlan(Environment environment) {
        var application = server.getBean(Applications.class).get(environment.tenant(), environment.application());
        server.getBean(Plans.class).publish(application, PlanContent.parse(PLAN), 0, "first", Actor.SYSTEM);
        publish(environment, "plan", "{\"version\":1,\"unplanned\":\"reject\",\"violations\":\"quarantine\"}");
        publish(environment, "masking", DefaultMasking.in(Locale.ENGLISH).json());
    }

    private void publish(Environment environment, String kind, String json) {
        var revisions = server.getBean(Revisions.class);
        var name = new PartName(kind, kind);
        var now = revisions.current(environment).parts().contents().get(name);
        revisions.publish(environment, List.of(new PartChange(name, now, json)), null, Actor.SYSTEM);
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private static String live(Place of, Environment environment) {
        return of.path(environment) + "/data/live";
    }

    private Page watching(BrowserContext person) {
        return watching(person, place);
    }

    private Page watching(BrowserContext person, Place whose) {
        var owner = "owner@" + whose.development().tenant() + ".example";
        var page = Browser.signIn(person, base(), owner, "correct horse battery");
        page.onConsoleMessage(message -> wrong.add(page.url() + " logs " + message.text()));
        page.navigate(base() + live(whose, whose.development()));
        isLive(page);
        return page;
    }

    private static void isLive(Page page) {
        page.waitForSelector("[data-state].on", new Page.WaitForSelectorOptions().setTimeout(5_000));
    }

    private static Locator rows(Page page) {
        return page.locator("#live [data-list] > li");
    }

    /** Waits a few seconds for the rows of these visitors, the newest first, and for no others. */
    private static void shows(Page page, String... visitors) {
        assertThat(rows(page).locator(".visitor")).hasText(visitors);
    }

    private void seen(String user) {
        client.send("cart_seen", user, "s1", "{}");
    }

    private String word(String key, String language) {
        return server.getMessage(key, null, Locale.forLanguageTag(language));
    }

    @ParameterizedTest(name = "{0}, {1}, {2} wide")
    @CsvSource({"en,LIGHT,1280", "zh-CN,DARK,1280", "zh-CN,LIGHT,390", "en,DARK,390"})
    void eventsAppearByThemselvesAndSayWhatBecameOfThem(String language, ColorScheme scheme, int width) {
        try (var browser = new Browser();
                var person = browser.person(language, width, scheme)) {
            var page = watching(person);
            look(page);
            client.send("order_paid", "stored", "s1", PAID);
            client.send("order_paid", "aside", "s1", "{\"amount\":\"much\"}");
            client.send("unheard_of", "refused", "s1", "{\"mail\":\"ann@example.com\"}");
            shows(page, "refused", "aside", "stored");
            assertThat(page.locator("[data-empty]")).isHidden();
            assertThat(rows(page).locator(".name")).hasText(new String[] {"unheard_of", "order_paid", "order_paid"});
            assertThat(rows(page).locator(".mark")).hasText(new String[] {
                word("ingest.fate.rejected", language),
                word("ingest.fate.quarantined", language),
                word("ingest.fate.stored", language)
            });
            var reasons = rows(page).locator(".reasons").allTextContents();
            assertThat(reasons.get(0)).contains(word("ingest.kind.unplanned", language));
            assertThat(reasons.get(1))
                    .contains("properties.order_id", word("ingest.kind.missing", language))
                    .contains("properties.amount", word("ingest.kind.type", language));
            assertThat(reasons.get(2)).isEmpty();
            open(page, 2);
            open(page, 0);
            look(page);
        }
        assertThat(wrong).isEmpty();
    }

    /** Opens what is known of an event, as it is kept. */
    private static void open(Page page, int row) {
        var one = rows(page).nth(row);
        one.locator("summary").focus();
        page.keyboard().press("Enter");
        assertThat(one.locator("pre")).isVisible();
        assertThat(one.locator("pre").textContent())
                .contains("\"event_name\" : \"" + one.locator(".name").textContent() + "\"", "\"mail\"")
                .doesNotContain("ann@example.com");
    }

    @Test
    void whatSomebodyReadsStaysOpenWhileOthersArrive() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = watching(person);
            client.send("order_paid", "first", "s1", PAID);
            shows(page, "first");
            open(page, 0);
            seen("second");
            shows(page, "second", "first");
            assertThat(rows(page).nth(1).locator("pre")).isVisible();
            assertThat(rows(page).nth(0).locator("pre")).isHidden();
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void filtersNarrowWhatArrives() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = watching(person);
            filter(page, "user", "ann");
            seen("ben");
            seen("ann");
            shows(page, "ann");
            page.click("form.filters a.btn");
            filter(page, "session", "s2");
            client.send("cart_seen", "ben", "s1", "{}");
            client.send("cart_seen", "cleo", "s2", "{}");
            shows(page, "cleo");
            filter(page, "event", "order_paid");
            client.send("cart_seen", "dan", "s2", "{}");
            client.send("order_paid", "eve", "s1", PAID);
            client.send("order_paid", "fay", "s2", PAID);
            shows(page, "fay");
            page.reload();
            isLive(page);
            assertThat(page.inputValue("[name=session]") + page.inputValue("[name=event]"))
                    .isEqualTo("s2order_paid");
        }
        assertThat(wrong).isEmpty();
    }

    private static void filter(Page page, String field, String value) {
        page.fill("form.filters [name=" + field + "]", value);
        page.press("form.filters [name=" + field + "]", "Enter");
        page.waitForURL(url -> url.contains(field + "=" + value));
        isLive(page);
    }

    @ParameterizedTest(name = "in {0}")
    @CsvSource({"en,2 waiting", "zh-CN,2 条等待显示"})
    void aPauseHoldsBackWhatArrivesAndResumingShowsIt(String language, String waiting) {
        try (var browser = new Browser();
                var person = browser.person(language)) {
            var page = watching(person);
            seen("before");
            shows(page, "before");
            page.click("[data-toggle]");
            assertThat(page.locator("[data-state]")).hasText(word("ingest.live.paused", language));
            seen("first");
            seen("second");
            assertThat(page.locator("[data-said]")).hasText(waiting);
            shows(page, "before");
            look(page);
            page.click("[data-toggle]");
            isLive(page);
            shows(page, "second", "first", "before");
            seen("after");
            shows(page, "after", "second", "first", "before");
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aPauseInWhichNothingArrivedLeavesTheHelpWhereItWas() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = watching(person);
            page.click("[data-toggle]");
            page.click("[data-toggle]");
            assertThat(page.locator("[data-empty]")).isVisible();
            assertThat(page.locator("[data-clear]")).isHidden();
        }
    }

    @Test
    void nothingOfOthersIsEverSeen() {
        var other = ConsoleOfATenant.make(server, port, Locale.ENGLISH);
        followAPlan(other.development());
        var theirs = SendingClient.of(server, port, other.development());
        var production = SendingClient.of(server, port, place.production());
        try (var browser = new Browser();
                var person = browser.person("en");
                var stranger = browser.person("en")) {
            var page = watching(person);
            var next = watching(stranger, other);
            for (var name : List.of("cart_seen", "order_paid", "unheard_of")) {
                theirs.send(name, "theirs_" + name, "s1", "{}");
                production.send(name, "elsewhere", "s1", "{}");
            }
            seen("mine");
            shows(next, "theirs_unheard_of", "theirs_order_paid", "theirs_cart_seen");
            shows(page, "mine");
            assertThat(status(page, live(other, other.development()))).isEqualTo(404);
            assertThat(status(page, live(other, other.development()) + "/events"))
                    .isEqualTo(404);
            shows(page, "mine");
        }
    }

    /** What a stream, or a page, is answered with. */
    private static int status(Page page, String path) {
        return (int) page.evaluate(
                "path => fetch(path, {headers: {Accept: 'text/event-stream'}}).then(answer => answer.status)", path);
    }

    @Test
    void itIsFreeWhenNobodyLooks() {
        var environment = place.development().id();
        try (var browser = new Browser();
                var person = browser.person("en")) {
            assertThat(sightings.areWanted(environment)).isFalse();
            var page = watching(person);
            assertThat(sightings.areWanted(environment)).isTrue();
            hide(page, true);
            isFree(environment);
            hide(page, false);
            isLive(page);
            seen("back");
            shows(page, "back");
            page.click(".tabs a[href$='/data/debug']");
            isFree(environment);
            page.goBack();
            isLive(page);
            assertThat(sightings.areWanted(environment)).isTrue();
            page.close();
            isFree(environment);
        }
        assertThat(wrong).isEmpty();
    }

    /** What a browser does with a tab that others cover; a headless one shows all of them. */
    private static void hide(Page page, boolean isHidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                isHidden);
    }

    /** Waits until the server listens for nobody, although nothing arrives. */
    private void isFree(String environment) {
        long begun = System.nanoTime();
        while (sightings.areWanted(environment)) {
            assertThat((System.nanoTime() - begun) / 1_000_000)
                    .as("milliseconds after the last look")
                    .isLessThan(15_000);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void look(Page page) {
        wrong.addAll(Flaws.of(page));
    }
}
