package io.trackplane.plan.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.access.Memberships;
import io.trackplane.access.NewUser;
import io.trackplane.access.Role;
import io.trackplane.access.Users;
import io.trackplane.access.Visitor;
import io.trackplane.kernel.Actor;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.plan.Plans;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.NewApplication;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Platform;
import io.trackplane.tenancy.Tenants;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of the plan, worked without script. Every test has an application of its own. */
@ServerTest
class PlanPagesTest {
    private static final String TENANT = "planned";
    private static final String PASSWORD = "a good password";
    private static int made;

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
    private PlanDrafts drafts;

    @Autowired
    private Plans plans;

    @Autowired
    private Revisions revisions;

    private Application application;
    private Environment environment;
    private Visitor anna;
    private String plan;

    @BeforeEach
    void makeAnApplication() {
        if (tenants.find(TENANT).isEmpty()) {
            tenants.create(new NewTenant(TENANT, "Planned", ZoneOffset.UTC, Locale.ENGLISH), Actor.SYSTEM);
            person("anna", Role.OWNER);
            person("vera", Role.VIEWER);
        }
        var key = "planned_app_" + ++made;
        application = applications.create(TENANT, new NewApplication(key, key, "", Set.of(Platform.WEB)), Actor.SYSTEM);
        environment = environments.of(TENANT).stream()
                .filter(one -> one.application().equals(key) && !one.isProtected())
                .findFirst()
                .orElseThrow();
        plan = "/t/" + TENANT + "/a/" + key + "/e/" + environment.key() + "/plan";
        anna = new Visitor(port).signedInAs("anna@planned.example", PASSWORD);
    }

    private void person(String name, Role role) {
        var email = name + "@planned.example";
        var user = users.create(new NewUser(email, name, PASSWORD, false, null), Actor.SYSTEM);
        memberships.add(TENANT, user.id(), role, Actor.SYSTEM);
    }

    private HttpResponse<String> event(String... fields) {
        return anna.post(plan + "/event", fields);
    }

    private String basis(String name) {
        return drafts.of(application).basis(DefinitionName.event(name));
    }

    private static String field(String page, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    @Test
    void buttonsOfTheEditorLoseNothing() {
        var page = event(
                        "name", "order_paid",
                        "description", "a \"quoted\" text",
                        "properties[0].name", "amount",
                        "properties[0].type", "number",
                        "properties[0].min", "not yet a number",
                        "properties[4].name", "coupon",
                        "properties[4].type", "enum",
                        "properties[4].values", "full\nhalf",
                        "do", "up properties[1]")
                .body();
        assertThat(page)
                .contains("a &quot;quoted&quot; text", "name=\"properties[0].values\"", "full\nhalf")
                .contains("name=\"properties[1].min\" value=\"not yet a number\"")
                .contains("value=\"amount\"");
        assertThat(drafts.of(application).changes()).isEmpty();
    }

    @Test
    void somethingWithinSomethingCanBeDescribedAndSaved() {
        var answer = event(
                "name", "order_paid",
                "description", "x",
                "properties[0].name", "items",
                "properties[0].type", "array",
                "properties[0].max_length", "20",
                "properties[0].items.type", "object",
                "properties[0].items.properties[0].name", "sku",
                "properties[0].items.properties[0].type", "string",
                "properties[0].items.properties[0].pattern", "^[A-Z]{3}$",
                "do", "save");
        assertThat(answer.statusCode()).isEqualTo(302);
        var items = drafts.of(application)
                .content()
                .event("order_paid")
                .orElseThrow()
                .properties()
                .getFirst();
        assertThat(items.maxLength()).isEqualTo(20);
        assertThat(java.util.Objects.requireNonNull(items.items())
                        .properties()
                        .getFirst()
                        .pattern())
                .isEqualTo("^[A-Z]{3}$");
        assertThat(anna.get(plan + "/event?name=order_paid").body())
                .contains("name=\"properties[0].items.properties[0].pattern\" value=\"^[A-Z]{3}$\"");
    }

    @Test
    void whatCannotBeSavedStandsBesideItsFieldAndNothingIsSaved() {
        var answer = event(
                "name", "order paid",
                "properties[0].name", "sku",
                "properties[0].type", "string",
                "properties[0].pattern", "(a*)*(?=b)",
                "properties[1].name", "amount",
                "properties[1].type", "integer",
                "properties[1].max", "many");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"f-properties-1--max-error\"", "A number, such as 12");
        var again = event(
                "name", "order paid",
                "properties[0].name", "sku",
                "properties[0].type", "string",
                "properties[0].pattern", "((a{1,100}){1,100}){1,100}");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("id=\"f-name-error\"", "id=\"f-properties-0--pattern-error\"");
        assertThat(drafts.of(application).changes()).isEmpty();
    }

    @Test
    void checksFollowWhatSomebodyTypes() {
        var page = anna.postPiece(plan + "/event", "name", "OrderPaid", "owner", "anna", "do", "lint")
                .body();
        assertThat(page)
                .contains("id=\"lint-f-name\"", "hx-swap-oob", "use name=order_paid")
                .doesNotContain("<main");
        assertThat(event("name", "OrderPaid", "do", "use name=order_paid").body())
                .contains("value=\"order_paid\"");
    }

    @Test
    void theSecondOfTwoEditorsChoosesFieldByField() {
        event("name", "order_paid", "description", "first", "owner", "anna");
        var page = anna.get(plan + "/event?name=order_paid").body();
        var original = field(page, "original").replace("&quot;", "\"");
        var basis = basis("order_paid");
        event(
                "former",
                "order_paid",
                "basis",
                basis,
                "original",
                original,
                "name",
                "order_paid",
                "description",
                "theirs",
                "owner",
                "anna");
        var asked = event(
                "former",
                "order_paid",
                "basis",
                basis,
                "original",
                original,
                "name",
                "order_paid",
                "description",
                "first",
                "owner",
                "yours");
        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(asked.body()).contains("theirs", "yours", "event/merge?former=order_paid");
        var saved = anna.post(
                plan + "/event/merge?former=order_paid",
                "version",
                field(asked.body(), "version"),
                "name",
                "\"order_paid\"",
                "description",
                "\"theirs\"",
                "owner",
                "\"yours\"");
        assertThat(saved.statusCode()).isEqualTo(302);
        var event = drafts.of(application).content().event("order_paid").orElseThrow();
        assertThat(event.description()).isEqualTo("theirs");
        assertThat(event.owner()).isEqualTo("yours");
    }

    @Test
    void aTableIsPastedMendedPublishedAndFollowed() {
        var text = """
                | 优先级 | 事件名称 | 场景 | 关键属性 |
                |---|---|---|---|
                | P0 | payment create | 支付单创建 | payment_id, amount, online(1/0) |
                | P0 | OrderPaid | 支付成功 | order_id |
                | P1 | page_view | 进入页面 | page |
                """;
        var checked = anna.post(plan + "/import", "text", text, "do", "check");
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(checked.body()).contains("No spaces in a name", "use 3=payment_create", "2 new", "1 to fix");
        var imported = anna.post(
                plan + "/import",
                "text",
                text,
                "basis",
                field(checked.body(), "basis"),
                "shown",
                "3,4,5",
                "take",
                "3",
                "take",
                "4",
                "take",
                "5",
                "name.3",
                "payment_create",
                "do",
                "import");
        assertThat(imported.statusCode()).isEqualTo(302);
        assertThat(anna.get(plan + "/import").body()).contains("payment_create", "1 check must be mended");
        var blocked = anna.get(plan + "/publish").body();
        assertThat(blocked).contains("OrderPaid is not written in snake_case");
        assertThat(anna.post(plan + "/publish", "seen", field(blocked, "seen"), "reason", "because")
                        .statusCode())
                .isEqualTo(422);
        event("former", "OrderPaid", "basis", basis("OrderPaid"), "name", "order_paid", "description", "x");
        var seen = field(anna.get(plan + "/publish").body(), "seen");
        assertThat(anna.post(plan + "/publish", "seen", seen, "reason", "first").statusCode())
                .isEqualTo(302);
        assertThat(plans.latest(application)).isOne();
        var policy = anna.get(plan + "/policy?version=1").body();
        var published = anna.post(
                plan + "/policy",
                "version",
                field(policy, "version"),
                "original.followed",
                "0",
                "original.unplanned",
                "accept",
                "original.violations",
                "accept",
                "original.unknown",
                "keep",
                "followed",
                "1",
                "unplanned",
                "quarantine",
                "violations",
                "accept",
                "unknown",
                "drop",
                "do",
                "publish");
        assertThat(published.statusCode()).isEqualTo(302);
        assertThat(revisions.current(environment).parts().of("plan").values())
                .containsExactly(
                        "{\"version\":1,\"unplanned\":\"quarantine\",\"violations\":\"accept\",\"unknown_properties\":\"drop\"}");
        assertThat(anna.get(plan).body()).contains("Live").doesNotContain("badge accent");
    }

    @Test
    void anEnvironmentCannotFollowAVersionThatDoesNotExist() {
        var page = anna.get(plan + "/policy").body();
        var answer = anna.post(
                plan + "/policy",
                "version",
                field(page, "version"),
                "followed",
                "7",
                "unplanned",
                "accept",
                "violations",
                "accept",
                "unknown",
                "keep");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("There is no version 7");
    }

    @Test
    void tenThousandRowsAreRefusedWithAReason() {
        var rows = new StringBuilder("| Event | When it is sent |\n|---|---|\n");
        for (int i = 0; i < 10_000; i++) {
            rows.append("| event_").append(i).append(" | when something happens that matters to somebody |\n");
        }
        var answer = anna.post(plan + "/import", "text", rows.toString(), "do", "check");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("A table with 10,000 rows is too long: at most 500");
        assertThat(drafts.of(application).changes()).isEmpty();
    }

    @Test
    void aFormThatIsTooLargeIsRefusedAndNotHalfRead() {
        var fields = new String[12_000];
        for (int i = 0; i < fields.length; i += 2) {
            fields[i] = "properties[" + i + "].name";
            fields[i + 1] = "p" + i;
        }
        assertThat(event(fields).statusCode()).isBetween(400, 413);
        assertThat(anna.post(plan + "/import", "text", "x".repeat(9_000_000)).statusCode())
                .isBetween(400, 413);
        assertThat(drafts.of(application).changes()).isEmpty();
    }

    @Test
    void everyDownloadIsAFile() {
        event("name", "order_paid", "description", "=1+1", "owner", "anna");
        for (var file : new String[] {"plan.md", "plan.csv", "plan.schema.json", "plan.json"}) {
            var answer = anna.get(plan + "/export/" + file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                    .contains("attachment", "-draft" + file.substring(4));
            assertThat(answer.body()).contains("order_paid");
        }
        assertThat(anna.get(plan + "/export/plan.csv").body()).contains("'=1+1");
        assertThat(anna.get(plan + "/export/passwords").statusCode()).isEqualTo(404);
    }

    @Test
    void whoMayOnlyReadSeesEverythingAndChangesNothing() {
        event("name", "order_paid", "description", "x");
        var vera = new Visitor(port).signedInAs("vera@planned.example", PASSWORD);
        assertThat(vera.get(plan + "?event=order_paid").body())
                .contains("order_paid")
                .doesNotContain("New event", "/event/discard");
        assertThat(vera.get(plan + "/event?name=order_paid").body()).contains("disabled");
        assertThat(vera.post(plan + "/event", "name", "mine").statusCode()).isEqualTo(403);
        assertThat(vera.post(plan + "/rules").statusCode()).isEqualTo(403);
    }

    @Test
    void rulesAreDecidedForTheWholeTenant() {
        var page = anna.get(plan + "/rules").body();
        var answer = anna.post(
                plan + "/rules",
                "version",
                field(page, "version"),
                "rules[event_naming]",
                "off",
                "rules[ascii]",
                "warning",
                "eventNaming",
                "camel_case",
                "wordOrder",
                "object_action",
                "propertyNaming",
                "snake_case",
                "mustHave",
                "order_paid\n",
                "forbidden",
                "");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(anna.get(plan + "/rules").body()).contains("order_paid");
        assertThat(anna.postPiece(plan + "/event", "name", "Order-Paid", "do", "lint")
                        .body())
                .doesNotContain("is not written in");
        var stale = anna.post(
                plan + "/rules",
                "version",
                field(page, "version"),
                "original.eventNaming",
                "snake_case",
                "eventNaming",
                "kebab_case",
                "wordOrder",
                "object_action",
                "propertyNaming",
                "snake_case");
        assertThat(stale.statusCode()).isEqualTo(409);
        var now = field(anna.get(plan + "/rules").body(), "version");
        anna.post(
                plan + "/rules",
                "version",
                now,
                "eventNaming",
                "snake_case",
                "wordOrder",
                "object_action",
                "propertyNaming",
                "snake_case",
                "rules[event_naming]",
                "error");
    }
}
