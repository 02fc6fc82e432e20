package io.trackplane.browser;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class ErasureJourneyTest {
    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private EventStore store;

    private final List<String> wrong = new ArrayList<>();
    private String tenant = "";

    @BeforeEach
    void makeAPlace() {
        var place = ConsoleOfATenant.make(server, port, Locale.ENGLISH);
        Traffic.fill(store, place.development(), Instant.now());
        tenant = place.development().tenant();
    }

    private String base() {
        return "http://localhost:" + port;
    }

    @ParameterizedTest(name = "{0}, {1}, {2} wide")
    @CsvSource({"en,LIGHT,1280", "zh-CN,DARK,1280", "zh-CN,LIGHT,390", "en,DARK,390"})
    void fromTheEmptyListToAReceiptThatIsFoundAgain(String language, ColorScheme scheme, int width) {
        try (var browser = new Browser();
                var person = browser.person(language, width, scheme)) {
            var page = Browser.signIn(person, base(), "owner@" + tenant + ".example", "correct horse battery");
            page.navigate(base() + "/t/" + tenant + "/erasures");
            look(page);
            page.click("main a.btn.primary");
            fill(page, "u1", "u2", "u1 wrote to us");
            assertThat(page.locator("[aria-invalid=true]").count()).isEqualTo(2);
            look(page);
            fill(page, "u1", "u1", "Case 7");
            // The page is loaded anew when the erasure is done, without anybody asking for it.
            page.waitForSelector("#rows");
            look(page);
            assertThat(page.textContent("main")).contains("Case 7");
            page.click(".trail a");
            look(page);
            page.click("main .actions a >> nth=0");
            page.waitForSelector("[name=identifier]");
            look(page);
            page.fill("[name=identifier]", "u1");
            page.click("main button[type=submit]");
            page.waitForSelector("#found");
            look(page);
            assertThat(page.locator("main tbody tr").count()).isEqualTo(1);
        }
        assertThat(wrong).isEmpty();
    }

    private static void fill(Page page, String identifier, String again, String reason) {
        page.fill("[name=identifier]", identifier);
        page.fill("[name=again]", again);
        page.fill("[name=reason]", reason);
        page.click("main button[type=submit]");
        page.waitForLoadState();
    }

    private void look(Page page) {
        wrong.addAll(Flaws.of(page));
    }
}
