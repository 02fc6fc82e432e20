package io.trackplane.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.trackplane.ServerTest;
import io.trackplane.access.Memberships;
import io.trackplane.access.NewUser;
import io.trackplane.access.Role;
import io.trackplane.access.Users;
import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.NewApplication;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Platform;
import io.trackplane.tenancy.Tenants;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A rollout from the first form to a user it is explained for, with script and by keyboard; then every page of it is looked at. */
@ServerTest
class FlagJourneyTest {
    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    private int port;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Applications applications;

    @Autowired
    private Users users;

    @Autowired
    private Memberships memberships;

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final String email = "owner@" + tenant + ".example";
    private String place = "";

    @BeforeEach
    void makeAnApplication() {
        tenants.create(new NewTenant(tenant, "Tenant", ZoneId.of("Asia/Shanghai"), Locale.ENGLISH), Actor.SYSTEM);
        var key = "shop_" + tenant;
        applications.create(tenant, new NewApplication(key, "Shop", "", Set.of(Platform.WEB)), Actor.SYSTEM);
        var user = users.create(new NewUser(email, "Owner", PASSWORD, false, null), Actor.SYSTEM);
        memberships.add(tenant, user.id(), Role.OWNER, Actor.SYSTEM);
        place = "http://localhost:" + port + "/t/" + tenant + "/a/" + key + "/e/development";
    }

    @Test
    void aRolloutIsMadePublishedAndExplained() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = Browser.signIn(person, "http://localhost:" + port, email, PASSWORD);
            make(page);
            roll(page);
            explain(page);
        }
        var wrong = new ArrayList<String>();
        look("en", ColorScheme.LIGHT, 1280, wrong);
        look("zh-CN", ColorScheme.DARK, 390, wrong);
        assertThat(wrong).isEmpty();
    }

    private void make(Page page) {
        page.navigate(place + "/flags/_new");
        page.locator("#key:focus").waitFor();
        page.keyboard().type("wallet-connect");
        page.keyboard().press("Tab");
        page.keyboard().type("Wallet connection");
        page.keyboard().press("Enter");
        page.waitForURL(place + "/flags/wallet-connect");
    }

    private void roll(Page page) {
        page.locator("#switch").press("Space");
        page.locator("#switch[aria-checked=true]").waitFor();
        Browser.settled(page);
        page.locator("[id='rule.add']").press("Enter");
        page.locator("[id='rule.0.description']:focus").waitFor();
        page.keyboard().type("Gradual rollout");
        page.fill("[name='rule.0.node.1.attribute']", "platform");
        page.fill("[name='rule.0.node.1.values']", "android");
        Browser.settled(page);
        page.locator("[id='rule.0.add.test.0']").press("Enter");
        page.locator("[id='rule.0.node.2.attribute']:focus").waitFor();
        page.keyboard().type("app_version");
        page.selectOption("[name='rule.0.node.2.operator']", "semver_at_least");
        page.fill("[name='rule.0.node.2.values']", "4.12.0");
        page.selectOption("[name='rule.0.serve.variant']", "%");
        page.locator("[name='rule.0.serve.share.0.percent']").fill("25");
        page.fill("[name='rule.0.serve.share.1.percent']", "75");
        page.selectOption("[name='otherwise.variant']", "off");
        page.locator("button[value=publish]").click();
        page.locator(".toast").waitFor();
        assertThat(page.locator("h1").innerText()).contains("25%");
        assertThat(page.inputValue("[name='rule.0.description']")).isEqualTo("Gradual rollout");
    }

    private static void explain(Page page) {
        page.fill("#explain [name='attribute.0.value']", "usr_1");
        page.fill("#explain [name='attribute.1.value']", "android");
        page.fill("#explain [name='attribute.2.value']", "4.12.1");
        page.locator("#explain button[type=submit]").press("Enter");
        page.locator("#explain .lint").waitFor();
        assertThat(page.locator("#explain").innerText()).contains("of 100,000").contains("SPLIT");
    }

    private void look(String language, ColorScheme scheme, int width, List<String> wrong) {
        try (var browser = new Browser();
                var person = browser.person(language, width, scheme)) {
            var page = Browser.signIn(person, "http://localhost:" + port, email, PASSWORD);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    wrong.add(page.url() + " logs " + message.text());
                }
            });
            for (var path : List.of(
                    "",
                    "/wallet-connect",
                    "/wallet-connect/variants",
                    "/wallet-connect/schedule",
                    "/wallet-connect/history",
                    "/wallet-connect/environments",
                    "/wallet-connect/settings",
                    "/wallet-connect/explain",
                    "/wallet-connect/kill")) {
                page.navigate(place + "/flags" + path);
                wrong.addAll(Flaws.of(page));
            }
        }
    }
}
