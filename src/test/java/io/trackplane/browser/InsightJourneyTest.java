package io.trackplane.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.trackplane.ServerTest;
import io.trackplane.delivery.console.ConsoleOfATenant;
import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Traffic;
import java.time.Instant;
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

@ServerTest
class InsightJourneyTest {
    private static final List<String> PAGES = List.of(
            "",
            "/insight/overview",
            "/insight/vitals?device=phone",
            "/insight/errors",
            "/insight/errors/" + Traffic.FINGERPRINT,
            "/insight/api",
            "/insight/deliveries",
            "/insight/deliveries/" + Traffic.FLOPS,
            "/insight/actions",
            "/insight/errors?platform=nowhere");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private EventStore store;

    private String tenant = "";
    private String start = "";

    @BeforeEach
    void makeAPlace() {
        var place = ConsoleOfATenant.make(server, port, Locale.ENGLISH);
        Traffic.fill(store, place.development(), Instant.now());
        tenant = place.development().tenant();
        start = base() + place.path(place.development());
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private Page signedIn(BrowserContext person) {
        return Browser.signIn(person, base(), "owner@" + tenant + ".example", "correct horse battery");
    }

    @Test
    void whichReleaseBrokeItIsOneClickFromTheStartPage() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = signedIn(person);
            page.navigate(start);
            page.click(".hints a[href*='/errors/']");
            assertThat(page.textContent("main")).contains(Traffic.MESSAGE, "release " + Traffic.RELEASE);
        }
    }

    @Test
    void whichPageIsSlowOnPhonesIsOneClickFromTheStartPage() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = signedIn(person);
            page.navigate(start);
            page.click(".hints a[href*='device=phone']");
            assertThat(page.locator(
                                    "[aria-labelledby=pages-title] tr",
                                    new Page.LocatorOptions().setHasText(Traffic.SLOW))
                            .locator(".mark.poor")
                            .count())
                    .isPositive();
        }
    }

    @Test
    void whichDeliveryToStopIsOneClickFromTheStartPage() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = signedIn(person);
            page.navigate(start);
            page.click(".hints a[href*='/deliveries/']");
            assertThat(page.textContent("h1")).isEqualTo(Traffic.FLOPS);
        }
    }

    @Test
    void aFilterSwapsTheFiguresKeepsTheFocusAndStandsInTheAddress() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = signedIn(person);
            page.navigate(start + "/insight/overview");
            page.focus("select[name=platform]");
            page.selectOption("select[name=platform]", "h5");
            page.waitForURL(url -> url.endsWith("/insight/overview?platform=h5"));
            page.waitForSelector("#filter-clear a");
            assertThat(page.evaluate("document.activeElement.name")).isEqualTo("platform");
            page.reload();
            assertThat(page.inputValue("select[name=platform]")).isEqualTo("h5");
        }
    }

    @Test
    void everyChartIsATableToo() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = signedIn(person);
            page.navigate(start + "/insight/overview");
            page.waitForSelector("[aria-labelledby=series-title] canvas");
            page.click("[aria-labelledby=series-title] [data-view=table]");
            assertThat(page.isVisible("[aria-labelledby=series-title] table")).isTrue();
            assertThat(page.isVisible("[aria-labelledby=series-title] canvas")).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}, {1}, {2} wide")
    @CsvSource({"en,LIGHT,1280", "zh-CN,DARK,390"})
    void dashboardsWithFiguresAreAccessible(String language, ColorScheme scheme, int width) {
        var wrong = new ArrayList<String>();
        try (var browser = new Browser();
                var person = browser.person(language, width, scheme)) {
            var page = signedIn(person);
            page.onConsoleMessage(message -> wrong.add(page.url() + " logs " + message.text()));
            for (var path : PAGES) {
                page.navigate(start + path);
                wrong.addAll(Flaws.of(page));
            }
        }
        assertThat(wrong).isEmpty();
    }
}
