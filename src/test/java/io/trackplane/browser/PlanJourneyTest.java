package io.trackplane.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A product manager's way from a table in a document to a version that an environment follows. */
@ServerTest
class PlanJourneyTest {
    private static final String PASSWORD = "a good password";
    private static final String TABLE = """
            ## 支付事件

            | 优先级 | 事件名称 | 场景 | 关键属性 | 负责人 |
            |---|---|---|---|---|
            | P0 | payment create | 支付单创建 | payment_id, amount, channel(wechat/alipay) | pay |
            | P0 | OrderPaid | 支付成功 | order_id, amount | pay |
            | P1 | page_view | 进入页面 | page, referrer | web |
            """;

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

    /** The plan of a new application in a tenant of its own. */
    private String plan(String name) {
        tenants.create(new NewTenant(name, name, ZoneOffset.UTC, Locale.ENGLISH), Actor.SYSTEM);
        var user = users.create(new NewUser(name + "@journey.example", name, PASSWORD, false, null), Actor.SYSTEM);
        memberships.add(name, user.id(), Role.OWNER, Actor.SYSTEM);
        var key = name.replace('-', '_') + "_app";
        applications.create(name, new NewApplication(key, key, "", Set.of(Platform.WEB)), Actor.SYSTEM);
        return base() + "/t/" + name + "/a/" + key + "/e/development/plan";
    }

    private String base() {
        return "http://localhost:" + port;
    }

    @Test
    void aTableIsPastedTwoChecksAreMendedAndAVersionIsPublishedAndFollowed() {
        var plan = plan("pasted");
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = Browser.signIn(person, base(), "pasted@journey.example", PASSWORD);
            page.navigate(plan);
            page.click("main a[href$='/import']");
            page.fill("#paste", TABLE);
            page.click("main button[value=check]");
            page.click("button[value='use 5=payment_create']");
            page.locator("text=1 to fix").waitFor(hidden());
            page.click("button[value=import]");
            page.click("main .actions .btn.primary");
            page.click("#events a.lead");
            page.click("#selected header a.btn");
            page.click("#lint-f-name button");
            page.locator("#lint-f-name button").waitFor(hidden());
            assertThat(page.inputValue("#f-name")).isEqualTo("order_paid");
            page.click(".editor fieldset > .row > .btn.primary");
            page.waitForURL("**/event?name=order_paid");
            page.navigate(plan + "/publish");
            page.fill("#reason", "Payments");
            page.click("main form .btn.primary");
            page.waitForURL("**/versions/1");
            page.click("main .actions .btn.primary");
            page.selectOption("#form-unplanned", "quarantine");
            page.click("button[value=publish]");
            page.locator("dd:has-text('v1')").waitFor();
            page.navigate(plan);
            assertThat(page.locator(".state.on").count()).isEqualTo(3);
        }
    }

    @Test
    void propertiesWithinPropertiesAreWrittenWithTheKeyboardAlone() {
        var plan = plan("keyboard");
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = Browser.signIn(person, base(), "keyboard@journey.example", PASSWORD);
            page.navigate(plan + "/event");
            page.locator("[name=name]:focus").waitFor();
            page.keyboard().type("order_paid");
            var keyboard = new Hand.Keyboard();
            keyboard.activate(page, "button[value='add properties']");
            page.locator("[name='properties[0].name']").waitFor();
            page.locator("[name='properties[0].name']:focus").waitFor();
            page.keyboard().type("items");
            page.keyboard().press("Tab");
            // Its first letter: the list comes back with the choice, and what is typed after that would choose again.
            page.keyboard().type("a");
            page.locator("button[value='describe properties[0]']").waitFor();
            keyboard.activate(page, "button[value='describe properties[0]']");
            page.locator("[name='properties[0].items.type']:focus").waitFor();
            page.keyboard().type("o");
            page.locator("button[value='add properties[0].items.properties']").waitFor();
            keyboard.activate(page, "button[value='add properties[0].items.properties']");
            page.locator("[name='properties[0].items.properties[0].name']:focus")
                    .waitFor();
            page.keyboard().type("sku");
            page.keyboard().press("Enter");
            page.waitForURL("**/event?name=order_paid");
            assertThat(page.inputValue("[name='properties[0].items.properties[0].name']"))
                    .isEqualTo("sku");
        }
    }

    @ParameterizedTest(name = "{0}, {1}, {2} wide")
    @CsvSource({"en,LIGHT,1280", "zh-CN,DARK,390"})
    void pagesOfAFullPlanAreAccessible(String language, ColorScheme scheme, int width) {
        var name = "full-" + width;
        var plan = plan(name);
        try (var browser = new Browser();
                var person = browser.person(language, width, scheme)) {
            var page = Browser.signIn(person, base(), name + "@journey.example", PASSWORD);
            page.navigate(plan + "/import");
            page.fill("#paste", TABLE);
            page.click("main button[value=check]");
            var wrong = new ArrayList<>(Flaws.of(page));
            page.click("button[value=import]");
            page.waitForURL("**/import");
            wrong.addAll(Flaws.of(page));
            for (var path : List.of(
                    "",
                    "?event=OrderPaid",
                    "?q=nothing",
                    "/event?name=page_view",
                    "/event?name=OrderPaid",
                    "/publish")) {
                page.navigate(plan + path);
                wrong.addAll(Flaws.of(page));
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
    }

    private static Object focused(Page page) {
        return page.evaluate("document.activeElement.name");
    }
}
