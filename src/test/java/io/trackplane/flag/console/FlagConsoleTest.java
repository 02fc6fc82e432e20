package io.trackplane.flag.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.access.Memberships;
import io.trackplane.access.NewUser;
import io.trackplane.access.Role;
import io.trackplane.access.Users;
import io.trackplane.access.Visitor;
import io.trackplane.flag.Flag;
import io.trackplane.flag.FlagParts;
import io.trackplane.flag.Serve;
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
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** What a person does with flags, without script. */
@ServerTest
class FlagConsoleTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String[] RULE = {
        "rule.0.id", "rollout",
        "rule.0.description", "Gradual rollout",
        "rule.0.node.0.kind", "ALL",
        "rule.0.node.0.depth", "0",
        "rule.0.node.1.kind", "TEST",
        "rule.0.node.1.depth", "1",
        "rule.0.node.1.attribute", "platform",
        "rule.0.node.1.operator", "equals",
        "rule.0.node.1.values", "android",
        "rule.0.share", "100",
        "rule.0.by", "user_id",
        "rule.0.serve.variant", "%",
        "rule.0.serve.by", "user_id",
        "rule.0.serve.share.0.variant", "on",
        "rule.0.serve.share.1.variant", "off"
    };

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

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final String shop = "shop_" + tenant;
    private String production = "";
    private String development = "";
    private Visitor owner = new Visitor(0);

    @BeforeEach
    void makeAnApplication() {
        tenants.create(new NewTenant(tenant, "Tenant", ZoneId.of("Asia/Shanghai"), Locale.ENGLISH), Actor.SYSTEM);
        applications.create(tenant, new NewApplication(shop, "Shop", "", Set.of(Platform.WEB)), Actor.SYSTEM);
        production = "/t/" + tenant + "/a/" + shop + "/e/production";
        development = "/t/" + tenant + "/a/" + shop + "/e/development";
        owner = member(Role.OWNER);
    }

    private Visitor member(Role role) {
        var email = role.key() + "@" + tenant + ".example";
        var user = users.create(new NewUser(email, "Person", PASSWORD, false, null), Actor.SYSTEM);
        memberships.add(tenant, user.id(), role, Actor.SYSTEM);
        return new Visitor(port).signedInAs(email, PASSWORD);
    }

    private HttpResponse<String> create(String key, String... more) {
        var fields = new ArrayList<>(List.of("key", key, "name", "The " + key, "kind", "release", "do", "create"));
        fields.addAll(Arrays.asList(more));
        if (!fields.contains("type")) {
            fields.addAll(List.of("type", "boolean", "variant.0.key", "on", "variant.0.value", "true"));
            fields.addAll(List.of("variant.1.key", "off", "variant.1.value", "false"));
        }
        if (!fields.contains("environment")) {
            fields.addAll(List.of("environment", "production", "environment", "development"));
        }
        return owner.post(development + "/flags/_new", fields.toArray(String[]::new));
    }

    private Environment environment(String key) {
        return environments.get(tenant, shop, key);
    }

    private Flag published(String environment, String key) {
        return Flag.parse(revisions.current(environment(environment))
                .parts()
                .find(new PartName(FlagParts.FLAG, key))
                .orElseThrow());
    }

    private boolean isDrafted(String environment, String key) {
        return drafts.find(environment(environment), new PartName(FlagParts.FLAG, key)).isPresent();
    }

    /** Posts an editor as the page offers it, with fields of one's own. */
    private HttpResponse<String> post(Visitor person, String page, String shown, String... fields) {
        var all = new ArrayList<>(hidden(shown));
        all.addAll(Arrays.asList(fields));
        return person.post(page, all.toArray(String[]::new));
    }

    private static List<String> hidden(String page) {
        var found = new ArrayList<String>();
        var inputs = Pattern.compile("<input type=\"hidden\" name=\"(basis|original\\.[a-z_]+|zone)\" value=\"([^\"]*)\"")
                .matcher(page);
        while (inputs.find()) {
            found.addAll(List.of(inputs.group(1), HtmlUtils.htmlUnescape(inputs.group(2))));
        }
        return found;
    }

    private HttpResponse<String> saveRules(String action, String on, String off) {
        var page = development + "/flags/wallet";
        return post(owner, page, owner.get(page).body(), rules(action, on, off));
    }

    private static String[] rules(String action, String on, String off) {
        var fields = new ArrayList<>(Arrays.asList(RULE));
        fields.addAll(List.of("rule.0.serve.share.0.percent", on, "rule.0.serve.share.1.percent", off));
        fields.addAll(List.of("enabled", "true", "off_variant", "off", "otherwise.variant", "off"));
        fields.addAll(List.of("do", action));
        return fields.toArray(String[]::new);
    }

    @Test
    void aNewFlagIsDraftedWhereEnvironmentsAreProtectedAndPublishedElsewhere() {
        assertThat(create("wallet").statusCode()).isEqualTo(302);
        assertThat(isDrafted("production", "wallet")).isTrue();
        assertThat(isDrafted("development", "wallet")).isFalse();
        var here = published("development", "wallet");
        assertThat(here.enabled()).isFalse();
        var draft = drafts.find(environment("production"), new PartName(FlagParts.FLAG, "wallet"))
                .orElseThrow();
        assertThat(draft.content()).isEqualTo(here.json());
    }

    @Test
    void whatIsWrongWithANewFlagStandsBesideItsFieldsAndNothingIsMade() {
        var refused = create("No Key", "name", "", "variant.0.value", "maybe");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"key-error\"");
        assertThat(drafts.of(environment("production"))).isEmpty();
    }

    @Test
    void anotherTypeThanElsewhereIsRefused() {
        create("wallet", "environment", "development");
        var refused = create(
                "wallet",
                "type",
                "string",
                "variant.0.key",
                "a",
                "variant.0.value",
                "x",
                "environment",
                "production");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("with the type boolean");
        assertThat(create("wallet", "environment", "production").statusCode()).isEqualTo(302);
        var draft = drafts.find(environment("production"), new PartName(FlagParts.FLAG, "wallet"))
                .orElseThrow();
        assertThat(Flag.parse(java.util.Objects.requireNonNull(draft.content())).seeds())
                .isEqualTo(published("development", "wallet").seeds());
    }

    @Test
    void raisingAShareInTheEditorMovesNobodyOut() {
        create("wallet");
        assertThat(saveRules("publish", "10", "90").statusCode()).isEqualTo(302);
        assertThat(saveRules("publish", "25", "75").statusCode()).isEqualTo(302);
        assertThat(saveRules("publish", "15.5", "84.5").statusCode()).isEqualTo(302);
        var split = (Serve.Split) published("development", "wallet").rules().getFirst().serve();
        assertThat(split.allocation())
                .anySatisfy(slice -> {
                    assertThat(slice.variant()).isEqualTo("on");
                    assertThat(slice.from()).isZero();
                    assertThat(slice.to()).isEqualTo(15_500);
                });
    }

    @Test
    void weightsThatDoNotAddUpAreToldBesideTheSplitAndNothingIsSaved() {
        create("wallet");
        for (var share : List.of("80", "90.0001", "many")) {
            var refused = saveRules("save", "10", share);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("id=\"rule.0.serve.error\"", "value=\"" + share + "\"", "value=\"Gradual rollout\"");
        }
        assertThat(isDrafted("development", "wallet")).isFalse();
    }

    @Test
    void buttonsChangeTheFormSaveNothingAndLoseNothing() {
        create("wallet");
        var page = development + "/flags/wallet";
        var shown = owner.get(page).body();
        var longer = post(owner, page, shown, rules("rule.0.add.test.0", "10", "90"));
        assertThat(longer.statusCode()).isEqualTo(200);
        assertThat(longer.body())
                .contains("name=\"rule.0.node.2.attribute\"", "value=\"Gradual rollout\"", ">android</textarea>")
                .containsPattern("id=\"rule.0.node.2.attribute\"[^>]*autofocus");
        var without = post(owner, page, shown, rules("rule.0.remove", "10", "90"));
        assertThat(without.body()).doesNotContain("name=\"rule.0.id\"");
        assertThat(post(owner, page, shown, rules("switch", "10", "90")).body()).contains("aria-checked=\"false\"");
        assertThat(isDrafted("development", "wallet")).isFalse();
    }

    @Test
    void whoSavesSecondChoosesBetweenBothAndOtherTabsStayOutOfIt() {
        create("wallet");
        var page = development + "/flags/wallet";
        var shown = owner.get(page).body();
        assertThat(saveRules("save", "10", "90").statusCode()).isEqualTo(302);
        var second = post(owner, page, shown, rules("save", "20", "80"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("10% on, 90% off", "20% on, 80% off");
        var settings = post(
                owner,
                page + "/settings",
                shown,
                "name",
                "Renamed",
                "kind",
                "release",
                "_visible",
                "on",
                "original.name",
                "\"The wallet\"",
                "original.kind",
                "\"release\"",
                "original.visible_to_clients",
                "false",
                "do",
                "save");
        assertThat(settings.statusCode()).isEqualTo(302);
        var draft = drafts.find(environment("development"), new PartName(FlagParts.FLAG, "wallet"))
                .orElseThrow();
        var flag = Flag.parse(java.util.Objects.requireNonNull(draft.content()));
        assertThat(flag.name()).isEqualTo("Renamed");
        assertThat(flag.rules()).hasSize(1);
    }

    @Test
    void aScheduleThatEndsBeforeItBeginsIsRefusedAtItsEnd() {
        create("wallet");
        var page = development + "/flags/wallet/schedule";
        var shown = owner.get(page).body();
        var refused = post(owner, page, shown, "start", "2026-12-02T08:00", "end", "2026-12-01T08:00", "do", "save");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"end-error\"");
        assertThat(post(owner, page, shown, "start", "2026-12-02T08:00", "do", "publish")
                        .statusCode())
                .isEqualTo(302);
        assertThat(published("development", "wallet").schedule())
                .satisfies(schedule -> assertThat(schedule.start()).hasToString("2026-12-02T00:00:00Z"));
    }

    @Test
    void aNewKeyOfAVariantIsTakenToTheRules() {
        create("wallet");
        saveRules("publish", "10", "90");
        var page = development + "/flags/wallet/variants";
        var renamed = post(
                owner,
                page,
                owner.get(page).body(),
                "variant.0.was",
                "on",
                "variant.0.key",
                "sheet",
                "variant.0.value",
                "true",
                "variant.1.was",
                "off",
                "variant.1.key",
                "off",
                "variant.1.value",
                "false",
                "do",
                "publish");
        assertThat(renamed.statusCode()).isEqualTo(302);
        assertThat(published("development", "wallet").json()).contains("\"variant\":\"sheet\"");
    }

    @Test
    void theKillSwitchActsAtOnceAndNeedsAReasonWhereTheEnvironmentIsProtected() {
        create("wallet");
        var kill = development + "/flags/wallet/kill";
        assertThat(owner.post(kill).statusCode()).isEqualTo(302);
        assertThat(owner.get(development + "/flags/wallet").body()).contains("The kill switch is thrown");
        assertThat(owner.post(kill + "/release").statusCode()).isEqualTo(302);
        publishInProduction();
        assertThat(owner.post(production + "/flags/wallet/kill").statusCode()).isEqualTo(422);
        assertThat(owner.post(production + "/flags/wallet/kill", "reason", "Errors rise")
                        .statusCode())
                .isEqualTo(302);
        assertThat(revisions.current(environment("production")).parts().of(FlagParts.KILL_SWITCH))
                .containsOnlyKeys("wallet");
    }

    private void publishInProduction() {
        var draft = drafts.of(environment("production")).getFirst();
        drafts.publish(
                environment("production"),
                Set.of(new Drafts.Seen(draft.part(), draft.basis())),
                "First",
                Actor.SYSTEM);
    }

    @Test
    void publishNowIsNoWayAroundTheReasonOfAProtectedEnvironment() {
        create("wallet");
        publishInProduction();
        var page = production + "/flags/wallet";
        assertThat(post(owner, page, owner.get(page).body(), rules("publish", "10", "90"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(isDrafted("production", "wallet")).isTrue();
        assertThat(published("production", "wallet").rules()).isEmpty();
    }

    @Test
    void prerequisitesThatLeadBackAreRefused() {
        create("wallet");
        create("other");
        var wallet = development + "/flags/wallet";
        var other = development + "/flags/other";
        var everybody = new String[] {"off_variant", "off", "otherwise.variant", "off", "prerequisite", "other:on", "do", "publish"};
        assertThat(post(owner, wallet, owner.get(wallet).body(), everybody).statusCode()).isEqualTo(302);
        everybody[5] = "wallet:on";
        var refused = post(owner, other, owner.get(other).body(), everybody);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"required-error\"", "wallet → other");
        assertThat(isDrafted("development", "other")).isFalse();
    }

    @Test
    void aSegmentThatIsUsedCannotBeDeletedAndItsPageSaysByWhat() {
        var made = owner.post(
                development + "/segments/_new",
                "key", "qa", "name", "Testers", "node.0.kind", "ALL", "node.0.depth", "0",
                "node.1.kind", "TEST", "node.1.depth", "1", "node.1.attribute", "role",
                "node.1.operator", "in", "node.1.values", "qa\r\nstaff", "do", "publish");
        assertThat(made.statusCode()).isEqualTo(302);
        create("wallet");
        var page = development + "/flags/wallet";
        var saved = post(
                owner, page, owner.get(page).body(),
                "rule.0.id", "a", "rule.0.node.0.kind", "ALL", "rule.0.node.0.depth", "0",
                "rule.0.node.1.kind", "SEGMENT", "rule.0.node.1.depth", "1", "rule.0.node.1.attribute", "qa",
                "rule.0.node.1.operator", "in", "rule.0.share", "100", "rule.0.by", "user_id",
                "rule.0.serve.variant", "on", "off_variant", "off", "otherwise.variant", "off", "do", "save");
        assertThat(saved.statusCode()).isEqualTo(302);
        var segment = development + "/segments/qa";
        assertThat(owner.get(segment).body()).contains(page);
        var refused = owner.post(segment + "/delete", "confirm", "qa", "do", "publish");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"confirm-error\"");
    }

    @Test
    void anExplanationShowsDraftRulesBesidePublishedOnes() {
        create("wallet");
        saveRules("publish", "0", "100");
        saveRules("save", "100", "0");
        var explained = owner.post(
                development + "/flags/wallet/explain",
                "attribute.0.name", "user_id", "attribute.0.value", "u1", "json", "{\"platform\":\"android\"}");
        assertThat(explained.statusCode()).isEqualTo(200);
        assertThat(explained.body()).contains("Serves on.", "Serves off.", "draft rules", "published rules");
        var refused = owner.post(development + "/flags/_explain", "json", "[1]");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"context-json-error\"");
    }

    @Test
    void everyPageIsThereInBothLanguagesAndMissesNoText() {
        create("wallet");
        saveRules("save", "10", "90");
        var flag = development + "/flags/wallet";
        var pages = List.of(
                development + "/flags", development + "/flags?q=nobody&stale=true", development + "/flags/_new",
                development + "/flags/_explain", development + "/segments", development + "/segments/_new",
                flag, flag + "/variants", flag + "/schedule", flag + "/history", flag + "/environments",
                flag + "/settings", flag + "/explain", flag + "/kill");
        for (var language : List.of("en", "zh-CN")) {
            owner.reading(language);
            for (var path : pages) {
                var page = owner.get(path);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(page.body()).as(path).contains("lang=\"" + language + "\"").doesNotContain("??");
            }
        }
    }

    @Test
    void aViewerLooksAndChangesNothing() {
        create("wallet");
        var viewer = member(Role.VIEWER);
        var page = development + "/flags/wallet";
        assertThat(viewer.get(page).body()).contains("fieldset class=\"stack\" disabled");
        assertThat(viewer.post(page, rules("save", "10", "90")).statusCode()).isEqualTo(403);
        assertThat(viewer.post(page + "/kill").statusCode()).isEqualTo(403);
    }
}
