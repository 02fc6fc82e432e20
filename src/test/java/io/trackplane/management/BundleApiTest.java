package io.trackplane.management;

import static io.trackplane.management.Pipeline.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.access.Role;
import io.trackplane.audit.AuditFilter;
import io.trackplane.audit.AuditTrail;
import io.trackplane.audit.Trail;
import io.trackplane.kernel.Actor;
import io.trackplane.plan.LintRule;
import io.trackplane.plan.LintRules;
import io.trackplane.plan.LintSettings;
import io.trackplane.plan.Severity;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class BundleApiTest {
    private static final String YAML = "application/yaml";
    private static final String BUNDLE = """
            bundle: 1
            environments:
              staging:
                segments:
                  - key: staff
                    name: Staff
                    when: {attribute: role, operator: equals, values: [staff]}
                flags:
                  - key: new-checkout
                    name: New checkout
                    visible_to_clients: true
                    variants: [{key: 'on', value: true}, {key: 'off', value: false}]
                    enabled: true
                    off_variant: 'off'
                    rules:
                      - {id: r1, when: {segment: staff}, serve: {variant: 'on'}}
                      - {id: r2, share: 25000, serve: {variant: 'on'}}
                    otherwise: {variant: 'off'}
                parameters:
                  - {key: poll.ms, type: integer, value: 3000}
                sampling: {default: 0.05}
                consent: {mode: 'off'}
                masking:
                  rules:
                    - {id: mail, name: E-mail, find: {detectors: [email]}, action: {kind: hash}}
            """;

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private Pipeline pipeline;

    @BeforeEach
    void makeAnApplication() {
        pipeline = new Pipeline(context, port);
    }

    private HttpResponse<String> put(Role role, String query, String bundle) {
        return pipeline.send(role, "PUT", pipeline.bundle() + query, bundle, "Content-Type", YAML);
    }

    private String export(String type) {
        var answer = pipeline.get(Role.VIEWER, pipeline.bundle(), "Accept", type);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
        return answer.body();
    }

    private long audited() {
        return context.getBean(AuditTrail.class)
                .newest(new Trail(pipeline.tenant), AuditFilter.ALL, 1)
                .entries()
                .getFirst()
                .sequence();
    }

    @Test
    void anExportImportedElsewhereIsExportedTheSameToTheByte() {
        put(Role.ADMIN, "", BUNDLE);
        for (var type : List.of(YAML, "application/json")) {
            var exported = export(type);
            var other = new Pipeline(context, port);
            var moved = exported.replace(pipeline.application, other.application);
            var written = other.send(Role.ADMIN, "PUT", other.bundle() + "?reason=moved", moved, "Content-Type", type);
            assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
            var again = other.get(Role.VIEWER, other.bundle(), "Accept", type).body();
            assertThat(again).isEqualTo(moved).contains("new-checkout", "0.05");
        }
    }

    @Test
    void aWholeApplicationMovesWithItsPlanToTheByte() {
        var demo = new String[] {"nebula/onchain_app", "cueclub/billiard_app", "meadow/mall_web"};
        for (var place : demo) {
            var tenant = place.split("/")[0];
            var application = place.split("/")[1];
            var path = "/api/manage/v1/apps/" + application + "/bundle";
            var exported = pipeline.raw("GET", path, "tpm_demo_" + tenant, null).body();
            var moved = exported.replace("\"" + application + "\"", "\"" + pipeline.application + "\"");
            var rules = context.getBean(LintRules.class);
            if (rules.latest(pipeline.tenant).version() < 0) {
                var lenient = Map.of(LintRule.EVENT_NAMING, Severity.WARNING);
                rules.change(
                        pipeline.tenant, new LintSettings(lenient, null, null, null, null, null), -1, Actor.SYSTEM);
            }
            var refused = pipeline.send(Role.ADMIN, "PUT", pipeline.bundle(), moved);
            assertThat(refused.body()).contains("\"code\":422", "\"field\":\"reason\"");
            var written = pipeline.send(Role.ADMIN, "PUT", pipeline.bundle() + "?reason=moved", moved);
            assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
            assertThat(json(written).path("plan").path("changes")).isNotEmpty();
            assertThat(export("application/json")).isEqualTo(moved).contains("\"latest\"");
        }
    }

    @Test
    void aPlanThatBreaksTheRulesIsToldAndNothingIsWritten() {
        var bundle =
                "bundle: 1\nplan: {events: [{name: Bad-Name}]}\nenvironments: {staging: {parameters: [{key: a, value: b}]}}";
        var refused = put(Role.ADMIN, "?reason=x", bundle);
        assertThat(refused.body()).contains("\"code\":422", "\"field\":\"plan.events[Bad-Name].name\"");
        assertThat(export(YAML)).doesNotContain("key: a");
        var missing = "bundle: 1\nenvironments: {staging: {plan: {version: 7}}}";
        assertThat(put(Role.ADMIN, "", missing).body()).contains("environments.staging.plan.version");
    }

    @Test
    void everyKindOfPartHasASection() {
        var staging = json(pipeline.get(Role.VIEWER, pipeline.bundle()))
                .path("environments")
                .path("staging");
        assertThat(staging.propertyNames())
                .contains("flags", "segments", "parameters", "sampling", "collection", "masking", "consent")
                .doesNotContain("flag-kills", "collection-off");
    }

    @Test
    void writingTheSameTwiceChangesNothing() {
        var first = put(Role.ADMIN, "", BUNDLE);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(json(first).path("changed").asBoolean()).isTrue();
        long audited = audited();
        var second = json(put(Role.ADMIN, "", BUNDLE));
        assertThat(second.path("changed").asBoolean()).isFalse();
        assertThat(second.path("environments").path(0).path("revision").asInt()).isEqualTo(1);
        assertThat(audited()).isEqualTo(audited);
    }

    @Test
    void aDryRunTellsTheDifferenceAndChangesNothing() {
        long audited = audited();
        var dry = put(Role.PRODUCT, "?dry_run=true", BUNDLE);
        assertThat(dry.statusCode()).as(dry.body()).isEqualTo(200);
        var staging = json(dry).path("environments").path(0);
        assertThat(staging.path("revision").asInt()).isZero();
        assertThat(staging.path("missing_permissions").toString()).isEqualTo("[\"collection-change\"]");
        assertThat(staging.path("reason_required").asBoolean()).isFalse();
        assertThat(StreamSupport.stream(staging.path("changes").spliterator(), false)
                        .map(change -> change.path("kind").asString() + " "
                                + change.path("action").asString()))
                .containsExactly(
                        "flag created",
                        "segment created",
                        "parameter created",
                        "sampling created",
                        "masking created",
                        "consent created");
        assertThat(audited()).isEqualTo(audited);
        assertThat(export(YAML)).doesNotContain("new-checkout");
    }

    @Test
    void sectionsThatAreThereAreCompleteAndOthersAreLeftAlone() {
        put(Role.ADMIN, "", BUNDLE);
        var changed = put(Role.ADMIN, "", "bundle: 1\nenvironments: {staging: {flags: [], sampling: null}}");
        assertThat(changed.statusCode()).isEqualTo(200);
        var staging = json(pipeline.get(Role.VIEWER, pipeline.bundle()))
                .path("environments")
                .path("staging");
        assertThat(staging.path("flags")).isEmpty();
        assertThat(staging.path("sampling").isNull()).isTrue();
        assertThat(staging.path("segments")).hasSize(1);
        assertThat(staging.path("masking").isNull()).isFalse();
    }

    @Test
    void aPatchLeavesWhatItDoesNotName() {
        put(Role.ADMIN, "", BUNDLE);
        var patch = "bundle: 1\nenvironments: {staging: {parameters: [{key: other, value: x}]}}";
        var patched = pipeline.send(Role.PRODUCT, "PATCH", pipeline.bundle(), patch, "Content-Type", YAML);
        assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
        assertThat(export(YAML)).contains("poll.ms", "key: other");
    }

    @Test
    void everythingIsCheckedBeforeAnythingIsWritten() {
        var wrong = BUNDLE + """
                  production:
                    flags:
                      - key: broken
                        name: Broken
                        variants: [{key: 'on', value: true}]
                        off_variant: 'on'
                        rules: [{id: r1, when: {segment: nobody}, serve: {variant: 'on'}}]
                        otherwise: {variant: 'on'}
                """;
        var refused = put(Role.ADMIN, "?reason=now", wrong);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("environments.production.flags[broken].rules[0].when");
        assertThat(export(YAML)).doesNotContain("new-checkout");
    }

    @Test
    void whatIsWrongIsToldWithItsPath() {
        var cases = List.of(
                List.of("bundle: 1\nenvironment: {}", "environment"),
                List.of("environments: {}", "bundle"),
                List.of("bundle: 2", "bundle"),
                List.of("bundle: 1\napplication: other", "application"),
                List.of("bundle: 1\nenvironments: {nowhere: {flags: []}}", "environments.nowhere"),
                List.of("bundle: 1\nenvironments: {staging: {flag: []}}", "environments.staging.flag"),
                List.of("bundle: 1\nenvironments: {staging: {flags: {}}}", "environments.staging.flags"),
                List.of("bundle: 1\nenvironments: {staging: {flags: [{}]}}", "environments.staging.flags[0].key"),
                List.of("bundle: 1\nenvironments: {staging: {flag-kills: []}}", "environments.staging.flag-kills"),
                List.of(
                        "bundle: 1\nenvironments: {staging: {parameters: [{key: a, value: b, colour: red}]}}",
                        "environments.staging.parameters[a].colour"),
                List.of(
                        "bundle: 1\nenvironments: {staging: {parameters: [{key: a, value: b}, {key: a, value: c}]}}",
                        "environments.staging.parameters[1].key"),
                List.of(
                        "bundle: 1\nenvironments: {staging: {sampling: {default: 2}}}",
                        "environments.staging.sampling.default"),
                List.of("bundle: 1\nbundle: 1", "body"),
                List.of("a: &a 1\nb: *a", "body"),
                List.of("a: [", "body"),
                List.of("- 1", "body"));
        for (var one : cases) {
            var refused = put(Role.ADMIN, "?reason=x", one.getFirst());
            assertThat(refused.statusCode()).as(one + " " + refused.body()).isEqualTo(422);
            assertThat(refused.body()).as(one.getFirst()).contains("\"field\":\"" + one.getLast() + "\"");
        }
        assertThat(put(Role.ADMIN, "", "").statusCode()).isEqualTo(422);
    }

    @Test
    void aProtectedEnvironmentNeedsAReasonAndThePermission() {
        var bundle = "bundle: 1\nenvironments: {production: {parameters: [{key: a, value: b}]}}";
        assertThat(put(Role.ADMIN, "", bundle).body()).contains("\"code\":422", "\"field\":\"reason\"");
        assertThat(put(Role.PRODUCT, "?reason=why", bundle).statusCode()).isEqualTo(403);
        assertThat(put(Role.VIEWER, "?reason=why", bundle).statusCode()).isEqualTo(403);
        assertThat(put(Role.ADMIN, "?reason=why", bundle).statusCode()).isEqualTo(200);
        assertThat(put(Role.ADMIN, "", bundle).statusCode()).isEqualTo(200);
    }

    @Test
    void kindsThatTheCallerMayNotChangeAreRefusedAndNothingIsWritten() {
        assertThat(put(Role.PRODUCT, "", BUNDLE).statusCode()).isEqualTo(403);
        assertThat(export(YAML)).doesNotContain("new-checkout");
    }

    @Test
    void differencesCanWaitAsDrafts() {
        var bundle = "bundle: 1\nenvironments: {production: {parameters: [{key: a, value: b}]}}";
        assertThat(put(Role.PRODUCT, "?draft=true", bundle).statusCode()).isEqualTo(200);
        assertThat(put(Role.PRODUCT, "?draft=true", bundle).statusCode()).isEqualTo(200);
        assertThat(export(YAML)).doesNotContain("key: a");
        var other = bundle.replace("value: b", "value: c");
        assertThat(put(Role.PRODUCT, "?draft=true", other).statusCode()).isEqualTo(409);
    }

    @Test
    void whoSaysWhatTheyReadIsToldWhenItChanged() {
        var tag = pipeline.get(Role.VIEWER, pipeline.bundle())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(pipeline.send(Role.ADMIN, "PUT", pipeline.bundle(), BUNDLE, "Content-Type", YAML, "If-Match", tag)
                        .statusCode())
                .isEqualTo(200);
        assertThat(pipeline.send(Role.ADMIN, "PUT", pipeline.bundle(), BUNDLE, "Content-Type", YAML, "If-Match", tag)
                        .statusCode())
                .isEqualTo(409);
    }
}
