package io.trackplane.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanLintTest {
    @ParameterizedTest
    @CsvSource({
        "PaymentCreate, event_naming, payment_create",
        "payment-create, event_naming, payment_create",
        "payment__create, event_naming, payment_create",
        "paymentURLOpen, event_naming, payment_url_open",
        "click_button, word_order, button_click",
        "view_page, word_order, page_view",
        "支付, ascii, ",
        "mouse_move, forbidden, ",
    })
    void namesOfEventsAreLookedAt(String name, String rule, String suggestion) {
        assertThat(findings(name, "")).anySatisfy(finding -> {
            assertThat(finding.rule().key()).isEqualTo(rule);
            assertThat(finding.path()).isEqualTo("events[0].name");
            assertThat(finding.suggestion()).isEqualTo(suggestion);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "userId (string; optional) ~ property_naming ~ name ~ user_id",
                "password (string; optional) ~ forbidden ~ name ~",
                "user_password_hash (string; optional) ~ forbidden ~ name ~",
                "idCard (string; optional) ~ forbidden ~ name ~",
                "logged_in (boolean; optional) ~ boolean_prefix ~ name ~ is_logged_in",
                "kind (enum: Fast/slow; optional) ~ lower_case_enum ~ values[0] ~ fast",
                "kind (enum: 快/slow; optional) ~ ascii ~ values[0] ~",
                "kind (string; optional) ~ missing_description ~ description ~",
            })
    void propertiesAreLookedAt(String property, String rule, String field, String suggestion) {
        assertThat(findings("card_click", property)).anySatisfy(finding -> {
            assertThat(finding.rule().key()).isEqualTo(rule);
            assertThat(finding.path()).isEqualTo("events[0].properties[0]." + field);
            assertThat(finding.suggestion()).isEqualTo(suggestion);
        });
    }

    @ParameterizedTest
    @CsvSource({"card_id", "is_password_free_x", "cards"})
    void wordsAreForbiddenAsWholesAndInTheirOrder(String name) {
        var findings = findings("card_click", name + " (string; optional)");
        assertThat(findings.stream().anyMatch(finding -> finding.rule() == LintRule.FORBIDDEN))
                .isEqualTo(name.contains("password"));
    }

    @ParameterizedTest
    @CsvSource({
        "payment_create, payment_creat, true",
        "payment_create, payment_creates, true",
        "payment_create, paymentcreate, true",
        "payment_create, paymnet_create, true",
        "step_1, step_2, false",
        "payment_create, payment_success, false",
        "tab, tap, false",
    })
    void namesThatAreAlmostTheSameAreFound(String one, String other, boolean alike) {
        var content = new PlanContent(List.of(event(one, ""), event(other, "")), List.of());
        assertThat(PlanLint.of(content, everything()).stream()
                        .anyMatch(finding -> finding.rule() == LintRule.NEAR_DUPLICATE))
                .isEqualTo(alike);
    }

    @Test
    void clicksOfAnyButtonAreTheClicksThatEveryPlanHas() {
        var findings = findings("card_click", "").stream()
                .filter(finding -> finding.rule() == LintRule.MUST_HAVE)
                .map(LintFinding::suggestion)
                .toList();
        assertThat(findings).containsExactly("page_view", "form_submit", "error");
    }

    @Test
    void aRuleThatIsOffFindsNothing() {
        var rules = new EnumMap<LintRule, Severity>(LintRule.class);
        for (var rule : LintRule.values()) {
            rules.put(rule, Severity.OFF);
        }
        var settings = new LintSettings(rules, null, null, null, null, null);
        var content = new PlanContent(List.of(event("Bad Name", "password (string; optional)")), List.of());
        assertThat(PlanLint.of(content, settings)).isEmpty();
        assertThat(LintSettings.parse(settings.json())).isEqualTo(settings);
        assertThat(LintSettings.parse("{}")).isEqualTo(LintSettings.USUAL);
    }

    @Test
    void aLargePlanIsLookedAtWhileSomebodyTypes() {
        var events = new ArrayList<EventDefinition>();
        for (int index = 0; index < PlanLimits.EVENTS; index++) {
            events.add(event("event_of_a_kind_" + Integer.toString(index, 26).replaceAll("[0-9]", "z"), ""));
        }
        var content = new PlanContent(events, List.of());
        PlanLint.of(content, everything());
        long start = System.nanoTime();
        PlanLint.of(content, everything());
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    private static List<LintFinding> findings(String name, String properties) {
        return PlanLint.of(new PlanContent(List.of(event(name, properties)), List.of()), everything());
    }

    private static LintSettings everything() {
        return new LintSettings(Map.of(LintRule.BOOLEAN_PREFIX, Severity.WARNING), null, null, null, null, null);
    }

    private static EventDefinition event(String name, String properties) {
        return new EventDefinition(
                name,
                "",
                "",
                "",
                "",
                Priority.P1,
                "",
                List.of(),
                List.of(),
                Delivery.BATCH,
                List.of(),
                EventLifecycle.ACTIVE,
                List.of(),
                PropertyNotation.read(properties).orElseThrow());
    }
}
