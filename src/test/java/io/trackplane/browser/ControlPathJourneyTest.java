package io.trackplane.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.access.Memberships;
import io.trackplane.access.NewUser;
import io.trackplane.access.Role;
import io.trackplane.access.Users;
import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.NewApplication;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Platform;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.SdkKeys;
import io.trackplane.tenancy.Tenants;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * From a table in a document to what an SDK is told, with the keyboard alone: a product manager pastes, mends two checks and publishes;
 * an admin halves a sampling rate, tries the masking bench, starts a rollout and takes it back; a client that listens sees each change.
 */
@ServerTest
class ControlPathJourneyTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String TABLE = """
            ## 支付事件

            | 优先级 | 事件名称 | 场景 | 关键属性 | 负责人 |
            |---|---|---|---|---|
            | P0 | OrderPaid | 支付成功 | order_id, amount | pay |
            | P1 | RefundCreated | 退款单创建 | order_id, amount | pay |
            | P1 | page_view | 进入页面 | page, referrer | web |
            """;
    private static final String EVENT =
            "{\"event_name\":\"order_paid\",\"user_id\":\"u1\",\"properties\":{\"order_id\":\"o1\",\"phone\":\"13800001234\"}}";
    private static final String DIALOG = "#publish-dialog[open]";

    @LocalServerPort
    private int port;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Applications applications;

    @Autowired
    private Environments environments;

    @Autowired
    private SdkKeys sdkKeys;

    @Autowired
    private Users users;

    @Autowired
    private Memberships memberships;

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final String application = "shop_" + tenant;
    private final String place = "/t/" + tenant + "/a/" + application + "/e/development";

    private Environment makeAPlace(Locale language) {
        tenants.create(new NewTenant(tenant, "Shop", ZoneId.of("Asia/Shanghai"), language), Actor.SYSTEM);
        applications.create(tenant, new NewApplication(application, "Shop", "", Set.of(Platform.WEB)), Actor.SYSTEM);
        for (var role : List.of(Role.PRODUCT, Role.ADMIN)) {
            var user = users.create(new NewUser(email(role), role.key(), PASSWORD, false, null), Actor.SYSTEM);
            memberships.add(tenant, user.id(), role, Actor.SYSTEM);
        }
        return environments.get(tenant, application, "development");
    }

    private String email(Role role) {
        return role.key() + "@" + tenant + ".example";
    }

    @ParameterizedTest(name = "in {0}")
    @CsvSource({"en,Payments", "zh-CN,支付"})
    void whatTwoPeopleDecideReachesAClientThatListens(String language, String words) throws Exception {
        var environment = makeAPlace(Locale.forLanguageTag(language));
        var key = sdkKeys.create(environment, SdkKey.Kind.SERVER, "Server", Actor.SYSTEM)
                .presented();
        try (var browser = new Browser();
                var product = browser.person(language);
                var admin = browser.person(language);
                var client = new ListeningClient(port, key)) {
            assertThat(client.hears()).isZero();
            plan(signIn(product, Role.PRODUCT, language), client, words);
            var person = signIn(admin, Role.ADMIN, language);
            sample(person, client, words);
            mask(person, client, words);
            roll(person, client, words);
            assertThat(person.wrong()).isEmpty();
        }
    }

    private AtAKeyboard signIn(com.microsoft.playwright.BrowserContext context, Role role, String language) {
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        var person = new AtAKeyboard(context, "http://localhost:" + port + "/");
        person.look();
        person.type("#username", email(role));
        person.type("#password", PASSWORD);
        person.press("form:has(#password) button[type=submit]");
        person.page().waitForURL(url -> !url.contains("/login"));
        person.look();
        assertThat(person.page().getAttribute("html", "lang")).isEqualTo(language);
        person.jump("development", place);
        return person;
    }

    private void plan(AtAKeyboard product, ListeningClient client, String reason) throws InterruptedException {
        assertThat(client.wouldBe("unheard_of")).isEqualTo("stored");
        product.follow("#nav a[href$='/plan']", "/plan");
        product.follow("main a[href$='/import']", "/import");
        product.isAt("#paste");
        product.paste(TABLE);
        product.press("main button[value=check]");
        product.sees("#check");
        product.look();
        product.press("button[value=import]");
        product.sees("main .actions a[href$='?issues=errors']");
        product.look();
        product.follow("main .actions a[href$='?issues=errors']", "?issues=errors");
        mend(product, "OrderPaid", "order_paid");
        product.follow(".trail a", "/plan");
        product.follow("main .banner a[href$='/plan/publish']", "/plan/publish");
        mendFromList(product);
        product.follow(".trail a", "/plan");
        product.follow("main .banner a[href$='/plan/publish']", "/plan/publish");
        product.type("#reason", reason);
        product.press("main form:has(#reason) .btn.primary");
        product.arrive("/versions/1");
        product.press("main .actions .btn.primary");
        product.sees("#form-unplanned");
        product.look();
        product.choose("#form-unplanned", "reject");
        product.press("button[value=publish]");
        assertThat(client.hears()).isOne();
        assertThat(client.telemetry().path("revision").asString()).isEqualTo("1");
        assertThat(client.wouldBe("unheard_of")).isEqualTo("rejected");
        assertThat(client.wouldBe("order_paid")).isEqualTo("stored");
        assertThat(client.wouldBe("refund_created")).isEqualTo("stored");
        product.sees("dd:has-text('v1')");
        product.look();
        assertThat(product.wrong()).isEmpty();
    }

    private static void mend(AtAKeyboard product, String name, String better) {
        product.press("#events a.lead:has-text('" + name + "')");
        product.sees("#selected");
        product.press("#selected header a.btn");
        product.arrive("/event?name=" + name);
        use(product, better);
    }

    private static void mendFromList(AtAKeyboard product) {
        product.press("[aria-labelledby=blockers] a:has-text('RefundCreated')");
        product.arrive("/event?name=RefundCreated");
        use(product, "refund_created");
    }

    private static void use(AtAKeyboard product, String better) {
        product.press("#lint-f-name button");
        product.sees("#f-name[value=" + better + "]:focus");
        product.page().keyboard().press("Enter");
        product.arrive("/event?name=" + better);
    }

    private void sample(AtAKeyboard admin, ListeningClient client, String reason) throws InterruptedException {
        var before = client.telemetry().at("/sampling/default").asDouble();
        admin.follow("#nav a[href$='/collection']", "/collection");
        var percent = Math.round(before * 50);
        admin.type("#form-rate", Long.toString(percent));
        admin.page().keyboard().press("Enter");
        admin.sees("main .actions [data-dialog=publish-dialog]");
        admin.look();
        assertThat(client.telemetry().at("/sampling/default").asDouble()).isEqualTo(before);
        publish(admin, reason, 2);
        assertThat(client.hears()).isEqualTo(2);
        assertThat(client.telemetry().at("/sampling/default").asDouble()).isEqualTo(before / 2);
    }

    private static void publish(AtAKeyboard admin, String reason, int revision) {
        admin.press("main .actions [data-dialog=publish-dialog]");
        admin.isAt(DIALOG + " h2");
        admin.look();
        admin.type(DIALOG + " textarea", reason);
        admin.press(DIALOG + " .f .btn.primary");
        admin.sees(".toast:has-text('r" + revision + "')");
        admin.look();
    }

    private static void mask(AtAKeyboard admin, ListeningClient client, String reason) throws InterruptedException {
        admin.follow(".tabs a[href$='/collection/masking']", "/collection/masking");
        assertThat(client.telemetry().path("mask")).isEmpty();
        admin.press("form[action$='/masking/recommended'] button");
        admin.sees("main .actions [data-dialog=publish-dialog]");
        admin.look();
        admin.type("#bench-panel textarea", EVENT);
        admin.press("#bench-panel form .btn.primary");
        admin.sees("#bench-panel .panes");
        assertThat(admin.page().innerText("#bench-panel .panes > :first-child")).contains("13800001234");
        assertThat(admin.page().innerText("#bench-panel .panes > :last-child")).doesNotContain("13800001234");
        admin.look();
        publish(admin, reason, 3);
        assertThat(client.hears()).isEqualTo(3);
        assertThat(client.telemetry().path("mask")).isNotEmpty();
    }

    private static void roll(AtAKeyboard admin, ListeningClient client, String words) throws InterruptedException {
        admin.follow("#nav a[href$='/flags']", "/flags");
        admin.press("main a[href$='/flags/_new']");
        admin.arrive("/flags/_new");
        admin.isAt("#key");
        admin.write("wallet-connect");
        admin.type("#name", words);
        admin.page().keyboard().press("Enter");
        admin.arrive("/flags/wallet-connect");
        assertThat(client.hears()).isEqualTo(4);
        assertThat(client.reached("wallet-connect", "android")).isZero();
        admin.press("#switch", "Space");
        admin.sees("#switch[aria-checked=true]");
        admin.isAt("#switch");
        admin.press("[id='rule.add']");
        admin.isAt("[id='rule.0.description']");
        admin.write(words);
        admin.type("[name='rule.0.node.1.attribute']", "platform");
        admin.type("[name='rule.0.node.1.values']", "android");
        admin.type("[name='rule.0.share']", "25");
        admin.choose("[name='rule.0.serve.variant']", "on");
        admin.choose("[name='otherwise.variant']", "off");
        admin.look();
        admin.press(".savebar button[value=publish]");
        assertThat(client.hears()).isEqualTo(5);
        assertThat(client.reached("wallet-connect", "android")).isBetween(8L, 45L);
        assertThat(client.reached("wallet-connect", "ios")).isZero();
        admin.sees("h1:has-text('25%')");
        admin.look();
        admin.follow(".tabs a[href$='/history']", "/history");
        admin.type("form[action$='/revisions/4/revert'] [name=reason]", words);
        admin.press("form[action$='/revisions/4/revert'] button");
        assertThat(client.hears()).isEqualTo(6);
        assertThat(client.reached("wallet-connect", "android")).isZero();
        admin.arrive("/revisions/6");
    }
}
