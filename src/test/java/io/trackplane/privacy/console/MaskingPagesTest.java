package io.trackplane.privacy.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.delivery.console.ConsoleOfATenant;
import io.trackplane.privacy.Masking;
import io.trackplane.privacy.MaskingRule;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class MaskingPagesTest {
    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Revisions revisions;

    private ConsoleOfATenant.Place place;
    private Environment development;
    private String page = "";

    @BeforeEach
    void makeAPlace() {
        place = ConsoleOfATenant.make(server, port, Locale.SIMPLIFIED_CHINESE);
        development = place.development();
        page = place.path(development) + "/collection/masking";
    }

    private List<MaskingRule> drafted() {
        var content = drafts.edit(development, PartName.only(Masking.KIND)).content();
        return Masking.parse(Objects.requireNonNull(content)).rules();
    }

    private String version() {
        return Long.toString(
                drafts.edit(development, PartName.only(Masking.KIND)).version());
    }

    private void recommend() {
        assertThat(place.owner().post(page + "/recommended").statusCode()).isEqualTo(302);
    }

    @Test
    void theRecommendedRulesAreInTheLanguageOfTheTenant() {
        recommend();
        assertThat(drafted()).hasSize(7).extracting(MaskingRule::name).anyMatch(name -> name.contains("手机"));
    }

    @Test
    void theRecommendedRulesDoNotTakeThePlaceOfOwnOnes() {
        assertThat(place.owner()
                        .post(page + "/new-rule", "name", "Mine", "keys", "wallet", "kind", "REMOVE", "enabled", "true")
                        .statusCode())
                .isEqualTo(302);
        recommend();
        assertThat(drafted()).extracting(MaskingRule::name).containsExactly("Mine");
    }

    @Test
    void aRuleIsSwitchedAndMovedByButtons() {
        recommend();
        place.owner().post(page + "/rules/email/switch", "on", "false", "version", version());
        assertThat(drafted().stream().filter(rule -> rule.id().equals("email"))).allMatch(rule -> !rule.enabled());
        place.owner().post(page + "/rules/email/move", "up", "true", "version", version());
        assertThat(drafted().get(4).id()).isEqualTo("email");
    }

    @Test
    void whatIsWrongWithARuleStandsBesideItsField() {
        var answer = place.owner()
                .post(
                        page + "/new-rule",
                        "name",
                        "",
                        "_enabled",
                        "on",
                        "paths",
                        "foo.bar",
                        "kind",
                        "HASH",
                        "hashKeepLast",
                        "9",
                        "parameters",
                        "q");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "id=\"form-name-error\"",
                        "id=\"form-paths-error\"",
                        "id=\"form-hashKeepLast-error\"",
                        "id=\"form-parameters-error\"");
        assertThat(drafts.of(development)).isEmpty();
    }

    @Test
    void numbersOfAnotherActionDoNotCount() {
        var answer = place.owner()
                .post(
                        page + "/new-rule",
                        "name",
                        "x",
                        "enabled",
                        "true",
                        "keys",
                        "a",
                        "kind",
                        "REMOVE",
                        "length",
                        "7",
                        "keepFirst",
                        "2");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(drafted().getFirst().action().length()).isNull();
    }

    @Test
    void theBenchExplainsWithoutKeepingAnything() {
        recommend();
        var before = revisions.current(development).revision();
        var answer = place.owner()
                .post(page + "/bench", "event", "{\"event_name\":\"x\",\"contact\":\"13800001234\"}", "rules", "draft");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("properties.contact", "11 digits, prefix 138", "·1234");
        assertThat(revisions.current(development).revision()).isEqualTo(before);
        assertThat(drafts.of(development)).hasSize(1);
        var published = place.owner()
                .post(
                        page + "/bench",
                        "event",
                        "{\"event_name\":\"x\",\"contact\":\"13800001234\"}",
                        "rules",
                        "published");
        assertThat(published.body()).contains("nothing masked");
    }

    @Test
    void whatIsNoEventIsToldBesideTheField() {
        for (var event : List.of(
                "",
                "[]",
                "{",
                "{}",
                "{\"event_name\":\"x\",\"n\":1e999}",
                "{\"event_name\":\"x\",\"a\":" + "[".repeat(60))) {
            var answer = place.owner().post(page + "/bench", "event", event);
            assertThat(answer.statusCode()).as(event).isEqualTo(422);
            assertThat(answer.body()).as(event).contains("id=\"bench-event-error\"");
        }
    }

    @Test
    void consentIsDraftedAndSaysWhatItMeans() {
        var consent = place.path(development) + "/collection/consent";
        assertThat(place.owner()
                        .post(consent, place.filled(consent, "mode", "REQUIRED"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(place.owner().get(place.path(development) + "/publish").body())
                .contains("Consent required", "Only visitors who agreed are collected");
        assertThat(place.owner()
                        .post(consent, place.filled(consent, "mode", "NOPE"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void everyPageIsThereInBothLanguagesAndMissesNoText() {
        recommend();
        for (var language : List.of("en", "zh-CN")) {
            var owner = place.owner().reading(language);
            for (var path : List.of(
                    "/masking", "/masking?sample=SUPPORT", "/masking/new-rule", "/masking/rules/phone", "/consent")) {
                var answer = owner.get(place.path(development) + "/collection" + path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.body()).as(path).doesNotContain("??");
            }
        }
    }
}
