package io.trackplane.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.plan.PastePreview.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of seeds 001 and 004, as they stand there, are the demo plans; those add owners, meanings and what is required. */
class DemoPlansTest {
    @ParameterizedTest
    @ValueSource(strings = {"onchain.json", "billiard.json", "mall.json"})
    void everyDemoPlanIsValidAndCanonical(String file) {
        var json = Resources.read(file);
        var content = PlanContent.parse(json);
        assertThat(content.json()).isEqualTo(CanonicalJson.write(CanonicalJson.tree(json)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onchain.json", "billiard.json"})
    void theUsualRulesFindNoErrorsInThem(String file) {
        assertThat(PlanLint.of(PlanContent.parse(Resources.read(file)), LintSettings.USUAL))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"seed-001-tables.md, onchain.json, 10, 1", "seed-004-tables.md, billiard.json, 11, 1"})
    void theTablesOfTheSeedsGiveThem(String pasted, String demo, int events, int groups) {
        var preview = PlanImport.preview(Resources.read(pasted), PasteChoices.NONE, PlanContent.EMPTY);
        assertThat(preview.rows())
                .allMatch(row -> row.result() == Result.NEW && row.problems().isEmpty());
        assertThat(preview.notes()).isEmpty();
        assertThat(preview.tables()).allMatch(PastePreview.PastedTable::recognised);
        preview.content().check();

        var expected = PlanContent.parse(Resources.read(demo));
        assertThat(preview.content().events()).hasSize(events);
        assertThat(preview.content().groups()).hasSize(groups);
        assertThat(names(preview.content())).isEqualTo(names(expected));
        for (var event : expected.events()) {
            var given = preview.content().event(event.name()).orElseThrow();
            assertThat(given.priority()).as(event.name()).isEqualTo(event.priority());
            assertThat(given.trigger()).as(event.name()).isEqualTo(event.trigger());
            assertThat(given.groups()).as(event.name()).isEqualTo(event.groups());
            compare(given.properties(), event.properties(), event.name());
        }
        for (var group : expected.groups()) {
            compare(preview.content().group(group.name()).orElseThrow().properties(), group.properties(), group.name());
        }
    }

    /** The words of the seed, written out once more by hand. */
    @Test
    void theirContentIsWhatTheSeedsSay() {
        var billiard = PlanImport.preview(Resources.read("seed-004-tables.md"), PasteChoices.NONE, PlanContent.EMPTY)
                .content();
        assertThat(billiard.events()).allMatch(event -> event.priority() == Priority.P0);
        assertThat(brief(billiard, "session_start"))
                .containsExactly(
                        "session_id string",
                        "table_id string",
                        "store_id string",
                        "start_type enum immediate/reservation",
                        "user_type enum member/guest",
                        "reservation_id string");
        assertThat(brief(billiard, "heartbeat_receive"))
                .containsExactly(
                        "device_id string",
                        "table_id string",
                        "online boolean",
                        "latency_ms integer",
                        "battery_level integer",
                        "signal_strength integer");
        assertThat(billiard.event("page_view").orElseThrow().metrics()).containsExactly("PV/UV", "漏斗起点");

        var onchain = PlanImport.preview(Resources.read("seed-001-tables.md"), PasteChoices.NONE, PlanContent.EMPTY)
                .content();
        assertThat(brief(onchain, "recommend_expand_collapse"))
                .containsExactly("delivery_id string", "action enum expand/collapse");
        assertThat(onchain.event("recommend_impression").orElseThrow().description())
                .isEqualTo("统计View User");
        assertThat(onchain.group("common").orElseThrow().properties())
                .extracting(PropertyDefinition::name)
                .containsExactly("event_id", "user_id", "timestamp", "platform", "page", "session_id");
    }

    private static void compare(List<PropertyDefinition> given, List<PropertyDefinition> expected, String where) {
        assertThat(given)
                .as(where)
                .extracting(PropertyDefinition::name)
                .isEqualTo(expected.stream().map(PropertyDefinition::name).toList());
        for (int index = 0; index < given.size(); index++) {
            var one = given.get(index);
            var other = expected.get(index);
            // A number by its name is an integer to who knows that amounts are in cents.
            boolean narrower = one.type() == PropertyType.NUMBER && other.type() == PropertyType.INTEGER;
            assertThat(narrower || one.type() == other.type())
                    .as(where + "." + one.name())
                    .isTrue();
            assertThat(one.values()).as(where + "." + one.name()).isEqualTo(other.values());
            assertThat(one.pii()).as(where + "." + one.name()).isEqualTo(other.pii());
        }
    }

    private static List<String> names(PlanContent content) {
        return content.events().stream().map(EventDefinition::name).toList();
    }

    private static List<String> brief(PlanContent content, String event) {
        return content.event(event).orElseThrow().properties().stream()
                .map(property -> property.name() + " " + PropertyNotation.brief(property))
                .toList();
    }
}
