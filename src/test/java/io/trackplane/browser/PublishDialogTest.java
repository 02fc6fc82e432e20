package io.trackplane.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.KeyboardModifier;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.trackplane.ServerTest;
import io.trackplane.access.Memberships;
import io.trackplane.access.NewUser;
import io.trackplane.access.Role;
import io.trackplane.access.Users;
import io.trackplane.kernel.Actor;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.NewApplication;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Platform;
import io.trackplane.tenancy.Tenants;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Publishing over the page where somebody is, to a protected environment, by keyboard alone. */
@ServerTest
class PublishDialogTest {
    private static final String PASSWORD = "a good password";
    private static final String DIALOG = "#publish-dialog[open]";
    private static final PartName SAMPLING = PartName.only("sampling");
    private static final PartName CONSENT = PartName.only("consent");

    @LocalServerPort
    private int port;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Applications applications;

    @Autowired
    private Environments environments;

    @Autowired
    private Users users;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Revisions revisions;

    private final String tenant = "p" + UUID.randomUUID().toString().substring(0, 8);
    private final Hand keyboard = new Hand.Keyboard();
    private Environment production;
    private String place = "";

    @BeforeEach
    void draftTwoChangesOfProduction() {
        tenants.create(new NewTenant(tenant, "Tenant", ZoneOffset.UTC, Locale.ENGLISH), Actor.SYSTEM);
        var key = tenant + "_app";
        applications.create(tenant, new NewApplication(key, "App", "", Set.of(Platform.WEB)), Actor.SYSTEM);
        var user = users.create(new NewUser(email(), "Owner", PASSWORD, false, null), Actor.SYSTEM);
        memberships.add(tenant, user.id(), Role.OWNER, Actor.SYSTEM);
        production = environments.get(tenant, key, "production");
        draft(SAMPLING, "{\"default\":0.25}");
        draft(CONSENT, "{\"mode\":\"required\"}");
        place = base() + "/t/" + tenant + "/a/" + key + "/e/production";
    }

    private void draft(PartName part, String json) {
        drafts.save(production, part, json, drafts.edit(production, part).basis(), Actor.SYSTEM);
    }

    private String email() {
        return "owner@" + tenant + ".example";
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private void opened(Page page) {
        keyboard.activate(page, "a.drafts");
        page.locator(DIALOG + " h2:focus").waitFor();
    }

    @Test
    void draftsArePublishedWithAReasonOverThePageWhereOneIs() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = Browser.signIn(person, base(), email(), PASSWORD);
            page.navigate(place + "/collection?from=here");
            opened(page);
            assertThat(page.locator(DIALOG).innerText()).contains("Publish 2 changes", "25%", "Becomes r1");
            page.keyboard().press("Escape");
            page.locator(DIALOG).waitFor(hidden());
            page.locator("a.drafts:focus").waitFor();

            opened(page);
            keyboard.activate(page, DIALOG + " .btn.primary");
            page.locator(DIALOG + " textarea[aria-invalid=true]:focus").waitFor();
            assertThat(revisions.current(production).revision()).isZero();

            page.keyboard().type("Less for less");
            keyboard.activate(page, DIALOG + " .btn.primary");
            page.locator(".toast").waitFor();
            assertThat(page.locator(".toast").innerText()).contains("r1");
            assertThat(page.url()).isEqualTo(place + "/collection?from=here");
            assertThat(page.locator("a.drafts").count()).isZero();
            assertThat(revisions.get(production, 1).reason()).isEqualTo("Less for less");
            assertThat(revisions.get(production, 1).changes()).hasSize(2);
        }
    }

    @Test
    void whatSomebodyChangedMeanwhileIsShownInTheDialogAndNothingIsPublished() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = Browser.signIn(person, base(), email(), PASSWORD);
            page.navigate(place);
            opened(page);
            draft(SAMPLING, "{\"default\":0.75}");
            keyboard.type(page, DIALOG + " textarea", "Too late");
            keyboard.activate(page, DIALOG + " .btn.primary");
            page.locator(DIALOG + " [role=alert]").waitFor();
            assertThat(page.locator(DIALOG).innerText()).contains("75%");
            assertThat(page.locator(DIALOG + " textarea").inputValue()).isEqualTo("Too late");
            assertThat(revisions.current(production).revision()).isZero();
        }
    }

    @Test
    void onlyWhatIsTickedIsPublished() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = Browser.signIn(person, base(), email(), PASSWORD);
            page.navigate(place);
            opened(page);
            page.locator(DIALOG + " input[value^='consent/']").press("Space");
            keyboard.type(page, DIALOG + " textarea", "One by one");
            keyboard.activate(page, DIALOG + " .btn.primary");
            page.locator(".toast").waitFor();
            assertThat(revisions.get(production, 1).changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.part()).isEqualTo(SAMPLING));
        }
    }

    @Test
    void withoutAConnectionThatIsSaidWithinTheDialogAndNothingIsLost() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = Browser.signIn(person, base(), email(), PASSWORD);
            page.navigate(place);
            opened(page);
            keyboard.type(page, DIALOG + " textarea", "Once more");
            person.setOffline(true);
            keyboard.activate(page, DIALOG + " .btn.primary");
            page.locator(DIALOG + " .toast.poor").waitFor();
            keyboard.activate(page, DIALOG + " .toast [data-dismiss]");
            page.locator(".toast.poor").waitFor(hidden());
            person.setOffline(false);
            keyboard.activate(page, DIALOG + " .btn.primary");
            page.locator("body > .toasts .toast").waitFor();
            assertThat(revisions.get(production, 1).reason()).isEqualTo("Once more");
        }
    }

    @Test
    void aLinkThatOpensTheDialogOpensAPageInANewTabIfThatIsAskedFor() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = Browser.signIn(person, base(), email(), PASSWORD);
            page.navigate(place);
            var inANewTab = new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL));
            var tab = person.waitForPage(() -> page.locator("a.drafts").click(inANewTab));
            tab.waitForURL(place + "/publish");
            assertThat(page.locator(DIALOG).count()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}, {1}, {2} wide")
    @CsvSource({"en,LIGHT,1280", "zh-CN,DARK,390"})
    void theDialogIsAccessible(String language, ColorScheme scheme, int width) {
        try (var browser = new Browser();
                var person = browser.person(language, width, scheme)) {
            var page = Browser.signIn(person, base(), email(), PASSWORD);
            page.navigate(place + "/collection");
            opened(page);
            assertAccessible(page);
            keyboard.activate(page, DIALOG + " .btn.primary");
            page.locator(DIALOG + " [aria-invalid=true]").waitFor();
            assertAccessible(page);
        }
    }

    private static void assertAccessible(Page page) {
        assertThat(Flaws.violations(page)).isEmpty();
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
    }
}
