package io.trackplane.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.delivery.Sampling;
import io.trackplane.delivery.Snapshots;
import io.trackplane.event.EventType;
import io.trackplane.flag.Audience;
import io.trackplane.flag.Evaluation;
import io.trackplane.flag.EvaluationContext;
import io.trackplane.flag.Flag;
import io.trackplane.flag.FlagParts;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.plan.PasteChoices;
import io.trackplane.plan.PlanContent;
import io.trackplane.plan.PlanImport;
import io.trackplane.plan.PlanPolicy;
import io.trackplane.plan.Plans;
import io.trackplane.plan.PropertyType;
import io.trackplane.privacy.Consent;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.web.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.node.ObjectNode;

/** What the demo's tenants serve tells the story it should. */
@ServerTest
class DemoContentTest {
    private static final List<String> APPLICATIONS =
            List.of("nebula/onchain_app", "cueclub/billiard_app", "meadow/mall_admin", "meadow/mall_web");
    private static final List<String> STAGES = List.of("production", "staging", "development");

    @Autowired
    private Applications applications;

    @Autowired
    private Environments environments;

    @Autowired
    private Revisions revisions;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Plans plans;

    @Autowired
    private Bundles bundles;

    @Autowired
    private Snapshots snapshots;

    private Environment environment(String place, String key) {
        return environments.get(place.split("/")[0], place.split("/")[1], key);
    }

    private String part(String place, String key, PartName name) {
        return revisions.current(environment(place, key)).parts().find(name).orElseThrow();
    }

    private Flag flag(String place, String key) {
        return Flag.parse(part(place, "production", new PartName(FlagParts.FLAG, key)));
    }

    private Evaluation evaluated(String place, String flag, Instant time, Map<String, String> attributes) {
        var tree = (ObjectNode) CanonicalJson.tree("{}");
        attributes.forEach(tree::put);
        return snapshots
                .of(environment(place, "production"))
                .flags()
                .evaluator(EvaluationContext.read(tree), time)
                .evaluate(flag, Audience.CLIENT);
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names, priorities, groups and properties, one by one. */
    @ParameterizedTest
    @CsvSource({"nebula/onchain_app, seed-001-tables.md, 10", "cueclub/billiard_app, seed-004-tables.md, 11"})
    void thePlansAreThoseOfTheSeedsTablesAsPasted(String place, String tables, int events) {
        var pasted = PlanImport.preview(read("plan/" + tables), PasteChoices.NONE, PlanContent.EMPTY)
                .content();
        var plan = plan(place);
        assertThat(plan.events()).hasSize(events);
        assertThat(plan.events())
                .extracting(event -> event.name() + " " + event.priority() + " " + event.groups())
                .isEqualTo(pasted.events().stream()
                        .map(event -> event.name() + " " + event.priority() + " " + event.groups())
                        .toList());
        for (var event : pasted.events()) {
            var own = plan.event(event.name()).orElseThrow().properties();
            assertThat(own).hasSameSizeAs(event.properties());
            for (int i = 0; i < own.size(); i++) {
                var wanted = event.properties().get(i);
                assertThat(own.get(i).name()).isEqualTo(wanted.name());
                assertThat(own.get(i).values()).isEqualTo(wanted.values());
                assertThat(own.get(i).pii()).isEqualTo(wanted.pii());
                boolean narrower = own.get(i).type() == PropertyType.INTEGER && wanted.type() == PropertyType.NUMBER;
                assertThat(narrower || own.get(i).type() == wanted.type())
                        .as(event.name() + "." + wanted.name())
                        .isTrue();
            }
        }
        assertThat(plan.groups()).extracting(group -> group.name()).containsExactly("common");
    }

    private PlanContent plan(String place) {
        var application = applications.get(place.split("/")[0], place.split("/")[1]);
        return plans.content(application, plans.latest(application));
    }

    @Test
    void theMallsPlanIsThatOfSeed002() {
        for (var place : List.of("meadow/mall_admin", "meadow/mall_web")) {
            assertThat(plan(place).events())
                    .extracting(event -> event.name())
                    .containsExactly("api_call", "error", "page_view", "product.off_sale", "web-vitals");
        }
    }

    @Test
    void everyEnvironmentServesEveryKindByOneRevisionAndFollowsThePlan() {
        for (var place : APPLICATIONS) {
            for (var stage : STAGES) {
                var published = revisions.current(environment(place, stage));
                boolean hasHistory = place.equals("nebula/onchain_app") && stage.equals("production");
                assertThat(published.revision()).as(place + " " + stage).isEqualTo(hasHistory ? 3 : 1);
                var kinds = published.parts().contents().keySet().stream()
                        .map(PartName::kind)
                        .collect(java.util.stream.Collectors.toSet());
                assertThat(kinds)
                        .isEqualTo(Set.of(
                                "flag",
                                "segment",
                                "parameter",
                                "plan",
                                "sampling",
                                "collection",
                                "masking",
                                "consent"));
                assertThat(PlanPolicy.parse(part(place, stage, PartName.only("plan")))
                                .version())
                        .isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nebula/onchain_app, 1, respect_dnt",
        "cueclub/billiard_app, 1, off",
        "meadow/mall_admin, 0.05, off",
        "meadow/mall_web, 0.01, respect_dnt"
    })
    void everyEnvironmentSamplesAsTheContractSays(String place, double rate, String consent) {
        for (var stage : STAGES) {
            assertThat(Sampling.parse(part(place, stage, PartName.only(Sampling.KIND)))
                            .defaultRate())
                    .isEqualTo(rate);
            assertThat(Consent.parse(part(place, stage, PartName.only(Consent.KIND)))
                            .mode()
                            .key())
                    .isEqualTo(consent);
        }
    }

    @Test
    void theCheckoutIsRolledOutToAQuarter() {
        var now = Instant.parse("2026-11-25T12:00:00Z");
        long blue = IntStream.range(0, 4000)
                .filter(i -> "blue"
                        .equals(evaluated("meadow/mall_web", "new-checkout", now, Map.of("user_id", "usr_" + i))
                                .variant()))
                .count();
        assertThat(blue).isBetween(900L, 1100L);
    }

    @Test
    void theBetaIsForAdministratorsOnly() {
        var now = Instant.parse("2026-11-25T12:00:00Z");
        for (var role : List.of("admin", "super_admin", "operator", "")) {
            var variant = evaluated(
                            "meadow/mall_admin", "admin-analytics-beta", now, Map.of("user_id", "u1", "role", role))
                    .variant();
            assertThat(variant).as(role).isEqualTo(role.contains("admin") ? "on" : "off");
        }
    }

    @Test
    void theWeekendIsOpenInSomeStoresOnWeekendsOnly() {
        var inside = Map.of("user_id", "u1", "store_id", "store_001");
        var elsewhere = Map.of("user_id", "u1", "store_id", "store_777");
        var saturday = Instant.parse("2026-11-28T04:00:00Z");
        var afterMidnight = Instant.parse("2026-11-28T17:30:00Z");
        var monday = Instant.parse("2026-11-30T04:00:00Z");
        var place = "cueclub/billiard_app";
        assertThat(evaluated(place, "weekend-activity", saturday, inside).variant())
                .isEqualTo("on");
        assertThat(evaluated(place, "weekend-activity", afterMidnight, inside).variant())
                .isEqualTo("on");
        assertThat(evaluated(place, "weekend-activity", saturday, elsewhere).variant())
                .isEqualTo("off");
        assertThat(evaluated(place, "weekend-activity", monday, inside).enabled())
                .isFalse();
    }

    @Test
    void thePaymentKillSwitchIsReadyAndNotThrown() {
        assertThat(flag("cueclub/billiard_app", "online-payment").description()).contains("紧急关停");
        assertThat(revisions
                        .current(environment("cueclub/billiard_app", "production"))
                        .parts()
                        .of(FlagParts.KILL_SWITCH))
                .isEmpty();
        assertThat(evaluated("cueclub/billiard_app", "online-payment", Instant.now(), Map.of("user_id", "u1"))
                        .variant())
                .isEqualTo("on");
    }

    @Test
    void theExperimentIsSplitInThirds() {
        assertThat(flag("nebula/onchain_app", "recommend-rerank").otherwise().toString())
                .contains("34000", "33000");
    }

    @Test
    void maskingIsWhatSeed002AsksFor() {
        var event = new io.trackplane.event.Event(
                null,
                EventType.EVENT,
                "payment_success",
                Instant.EPOCH,
                "usr_20418",
                null,
                null,
                null,
                null,
                null,
                new io.trackplane.event.Value.Fields(Map.of(
                        "contact", new io.trackplane.event.Value.Text("13800001234"),
                        "receipt_to", new io.trackplane.event.Value.Text("buyer@meadow.example"),
                        "ip", new io.trackplane.event.Value.Text("203.0.113.57"),
                        "password", new io.trackplane.event.Value.Text("k9-demo"))));
        for (var place : APPLICATIONS) {
            var fields = snapshots
                    .of(environment(place, "production"))
                    .masker()
                    .mask(event)
                    .event()
                    .properties()
                    .fields();
            assertThat(String.valueOf(fields.get("contact")))
                    .contains("h:", "1234")
                    .doesNotContain("1380000");
            assertThat(String.valueOf(fields.get("receipt_to"))).contains("h:").doesNotContain("buyer");
            assertThat(String.valueOf(fields.get("ip"))).contains("203.0.113.0/24");
            assertThat(fields).doesNotContainKey("password");
        }
    }

    @Test
    void somethingWaitsToBePublishedAndOneEnvironmentHasAHistory() {
        assertThat(drafts.of(environment("nebula/onchain_app", "production")))
                .extracting(draft -> draft.part() + " " + draft.by())
                .containsExactly(
                        "flag/reward-claim-batch product@nebula.example",
                        "flag/wallet-connect-v2 product@nebula.example",
                        "parameter/claim.poll_ms product@nebula.example");
        assertThat(drafts.of(environment("cueclub/billiard_app", "production"))).hasSize(2);
        assertThat(drafts.of(environment("meadow/mall_web", "production"))).hasSize(2);
        assertThat(revisions.of(
                        environment("nebula/onchain_app", "production"),
                        new PartName(FlagParts.FLAG, "wallet-connect-v2"),
                        10))
                .hasSize(2);
    }

    @Test
    void writingTheFilesAgainWouldChangeNothing() {
        for (var place : APPLICATIONS) {
            var application = applications.get(place.split("/")[0], place.split("/")[1]);
            var document = BundleFormat.YAML.read(
                    read("seed-data/" + place + "/bundle.yaml").getBytes(StandardCharsets.UTF_8));
            var caller = new Caller(
                    io.trackplane.kernel.Actor.SYSTEM,
                    application.tenant(),
                    Set.of(io.trackplane.kernel.Permission.values()),
                    false);
            var outcome = bundles.write(
                    application, bundles.read(application, document), BundleWriting.publish("again", caller));
            assertThat(outcome.changed()).as(place).isFalse();
        }
    }
}
