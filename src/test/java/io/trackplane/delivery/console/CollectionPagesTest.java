package io.trackplane.delivery.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.delivery.Sampling;
import io.trackplane.delivery.SamplingRule;
import io.trackplane.delivery.Snapshots;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartName;
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
class CollectionPagesTest {
    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Snapshots snapshots;

    private ConsoleOfATenant.Place place;
    private Environment development;
    private String page = "";

    @BeforeEach
    void makeAPlace() {
        place = ConsoleOfATenant.make(server, port, Locale.ENGLISH);
        development = place.development();
        page = place.path(development) + "/collection";
    }

    private Sampling drafted() {
        return Sampling.parse(Objects.requireNonNull(
                drafts.edit(development, PartName.only(Sampling.KIND)).content()));
    }

    private int post(String path, String... fields) {
        return place.owner().post(path, fields).statusCode();
    }

    private String addRule(String event) {
        assertThat(post(page + "/new-rule", "rate", "50", "event", event)).isEqualTo(302);
        return drafted().rules().getLast().id();
    }

    private String version() {
        return Long.toString(
                drafts.edit(development, PartName.only(Sampling.KIND)).version());
    }

    @Test
    void aDraftStandsBesideWhatIsPublished() {
        assertThat(post(page, place.filled(page, "rate", "5", "publish", "true")))
                .isEqualTo(302);
        assertThat(snapshots.of(development).sampling().definition().defaultRate())
                .isEqualTo(0.05);
        assertThat(post(page, place.filled(page, "rate", "0.125"))).isEqualTo(302);
        assertThat(snapshots.of(development).sampling().definition().defaultRate())
                .isEqualTo(0.05);
        assertThat(drafted().defaultRate()).isEqualTo(0.00125);
        assertThat(place.owner().get(page).body()).contains("value=\"0.125\"", "published: 5%");
    }

    @Test
    void ratesBeyondAPercentageAreRefusedBesideTheField() {
        for (var typed : List.of("101", "-1", "0.1234", "abc", "")) {
            var answer = place.owner().post(page, place.filled(page, "rate", typed));
            assertThat(answer.statusCode()).as(typed).isEqualTo(422);
            assertThat(answer.body()).contains("id=\"form-rate-error\"", "value=\"" + typed + "\"");
        }
        assertThat(drafts.of(development)).isEmpty();
    }

    @Test
    void everythingWrongWithARuleIsToldAtOnce() {
        var answer = place.owner().post(page + "/new-rule", "rate", "500", "appVersionBelow", "x", "event", "ok");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"form-rate-error\"", "id=\"form-appVersionBelow-error\"");
        assertThat(drafts.of(development)).isEmpty();
    }

    @Test
    void rulesAreMovedAndRemovedByButtons() {
        var first = addRule("a");
        var second = addRule("b");
        assertThat(post(page + "/rules/" + second + "/move", "up", "true", "version", version()))
                .isEqualTo(302);
        assertThat(drafted().rules()).extracting(SamplingRule::id).containsExactly(second, first);
        assertThat(post(page + "/rules/" + second + "/move", "up", "true", "version", version()))
                .isEqualTo(302);
        assertThat(drafted().rules()).extracting(SamplingRule::id).containsExactly(second, first);
        assertThat(post(page + "/rules/" + first + "/remove", "version", version()))
                .isEqualTo(302);
        assertThat(drafted().rules()).extracting(SamplingRule::id).containsExactly(second);
    }

    @Test
    void aButtonOfAPageThatIsOutOfDateDoesNothing() {
        var rule = addRule("a");
        var old = version();
        addRule("b");
        assertThat(post(page + "/rules/" + rule + "/remove", "version", old)).isEqualTo(409);
        assertThat(drafted().rules()).hasSize(2);
    }

    @Test
    void whoChangesSomethingElseIsNotAsked() {
        var seen = place.filled(page, "rate", "5");
        addRule("a");
        assertThat(post(page, seen)).isEqualTo(302);
        assertThat(drafted().defaultRate()).isEqualTo(0.05);
        assertThat(drafted().rules()).hasSize(1);
    }

    @Test
    void whoChangesTheSameIsAskedWhichToKeep() {
        var seen = place.filled(page, "rate", "5");
        assertThat(post(page, place.filled(page, "rate", "10"))).isEqualTo(302);
        var answer = place.owner().post(page, seen);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("merge-title", "value=\"5\"", "value=\"10\"");
        assertThat(drafted().defaultRate()).isEqualTo(0.1);
    }

    @Test
    void nothingIsPublishedWithoutAReasonWhereOneIsNeededAndNothingIsHalfSaved() {
        var production = place.path(place.production()) + "/collection";
        assertThat(post(production, place.filled(production, "rate", "5", "publish", "true")))
                .isEqualTo(422);
        assertThat(drafts.of(place.production())).isEmpty();
        assertThat(snapshots.of(place.production()).sampling().definition().defaultRate())
                .isEqualTo(1);
    }

    @Test
    void theSwitchActsAtOnceAfterTheKeyWasTyped() {
        assertThat(post(page + "/switch", "off", "true", "confirm", "production"))
                .isEqualTo(422);
        assertThat(snapshots.of(development).isCollecting()).isTrue();
        assertThat(post(page + "/switch", "off", "true", "confirm", "development"))
                .isEqualTo(302);
        assertThat(snapshots.of(development).isCollecting()).isFalse();
        assertThat(place.owner().get(page).body()).contains("Collection is off");
        assertThat(post(page + "/switch", "off", "false")).isEqualTo(302);
        assertThat(snapshots.of(development).isCollecting()).isTrue();
    }

    @Test
    void theSwitchOfAProtectedEnvironmentNeedsAReason() {
        var production = place.path(place.production()) + "/collection/switch";
        assertThat(post(production, "off", "true", "confirm", "production")).isEqualTo(422);
        assertThat(post(production, "off", "true", "confirm", "production", "reason", "incident"))
                .isEqualTo(302);
        assertThat(snapshots.of(place.production()).isCollecting()).isFalse();
    }

    @Test
    void aListOfAllowedEventsThatWouldNotCountIsRefused() {
        var events = page + "/events";
        var answer = place.owner()
                .post(
                        events,
                        place.filled(events, "_only", "on", "allowEvents", "a", "_vitals", "on", "vitalsRate", "1"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"form-only-error\"");
    }

    @Test
    void whatIsWrongWithEventFiltersStandsBesideItsField() {
        var events = page + "/events";
        var answer = place.owner()
                .post(
                        events,
                        place.filled(
                                events,
                                "_only",
                                "on",
                                "vitals",
                                "true",
                                "vitalsRate",
                                "101",
                                "maxEvents",
                                "0",
                                "maxDelayMs",
                                "1"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "id=\"form-vitalsRate-error\"", "id=\"form-maxEvents-error\"", "id=\"form-maxDelayMs-error\"");
        assertThat(drafts.of(development)).isEmpty();
    }

    @Test
    void everyPageIsThereInBothLanguagesAndMissesNoText() {
        var rule = addRule("payment_*");
        for (var language : List.of("en", "zh-CN")) {
            var owner = place.owner().reading(language);
            for (var path : List.of(
                    "", "?visitors=312000", "?visitors=x", "/new-rule", "/rules/" + rule, "/events", "/switch")) {
                var answer = owner.get(page + path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.body()).as(path).doesNotContain("??");
            }
        }
    }
}
