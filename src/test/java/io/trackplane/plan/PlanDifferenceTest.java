package io.trackplane.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.kernel.CanonicalJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanDifferenceTest {
    /** Old property, new property ('-' for none), field that differs, whether it can hurt, why. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "- ~ p (string; optional) ~ properties.p ~ compatible ~ optional-added",
                "- ~ p (string; required) ~ properties.p ~ breaking ~ required-added",
                "p (string; optional) ~ - ~ properties.p ~ breaking ~ property-removed",
                "p (string; optional) ~ p (string; required) ~ properties.p.required ~ breaking ~ required",
                "p (string; required) ~ p (string; optional) ~ properties.p.required ~ compatible ~ optional",
                "p (integer; optional) ~ p (number; optional) ~ properties.p.type ~ compatible ~ type-wider",
                "p (number; optional) ~ p (integer; optional) ~ properties.p.type ~ breaking ~ type",
                "p (string; optional) ~ p (enum: a/b; optional) ~ properties.p.type ~ breaking ~ type",
                "p (enum: a/b; optional) ~ p (string; optional) ~ properties.p.type ~ compatible ~ type-wider",
                "p (enum: 1/2; optional) ~ p (string; optional) ~ properties.p.type ~ breaking ~ type",
                "p (string; optional) ~ p (timestamp; optional) ~ properties.p.type ~ breaking ~ type",
                "p (enum: a/b; optional) ~ p (enum: a; optional) ~ properties.p.values ~ breaking ~ values-removed",
                "p (enum: a; optional) ~ p (enum: a/b; optional) ~ properties.p.values ~ compatible ~ values-added",
                "p (enum: a/b; optional) ~ p (enum: b/a; optional) ~ properties.p.values ~ compatible ~ for-people",
                "p (string; optional) ~ p (string; optional; pattern=\"x\") ~ properties.p.pattern ~ breaking ~ pattern",
                "p (string; optional; pattern=\"x\") ~ p (string; optional) ~ properties.p.pattern ~ compatible ~ wider",
                "p (integer; optional) ~ p (integer; optional; min=0) ~ properties.p.min ~ breaking ~ narrower",
                "p (integer; optional; min=1) ~ p (integer; optional; min=0) ~ properties.p.min ~ compatible ~ wider",
                "p (integer; optional; min=0) ~ p (integer; optional; min=1) ~ properties.p.min ~ breaking ~ narrower",
                "p (integer; optional; min=0) ~ p (integer; optional) ~ properties.p.min ~ compatible ~ wider",
                "p (integer; optional) ~ p (integer; optional; max=9) ~ properties.p.max ~ breaking ~ narrower",
                "p (integer; optional; max=9) ~ p (integer; optional; max=10) ~ properties.p.max ~ compatible ~ wider",
                "p (integer; optional; max=9) ~ p (integer; optional; max=8) ~ properties.p.max ~ breaking ~ narrower",
                "p (string; optional) ~ p (string; optional; min_length=2) ~ properties.p.min_length ~ breaking ~ narrower",
                "p (string; optional; max_length=2) ~ p (string; optional) ~ properties.p.max_length ~ compatible ~ wider",
                "p (string; optional; max_length=3) ~ p (string; optional; max_length=2) ~ properties.p.max_length ~ breaking ~ narrower",
                "p (string; optional) ~ p (string; optional; pii=contact) ~ properties.p.pii ~ breaking ~ pii-raised",
                "p (string; optional; pii=secret) ~ p (string; optional) ~ properties.p.pii ~ compatible ~ pii-lowered",
                "p (string; optional) ~ p (string; optional): meaning ~ properties.p.description ~ compatible ~ for-people",
                "p (string; optional) ~ p (string; optional; example=a) ~ properties.p.example ~ compatible ~ for-people",
                "p (array; optional) ~ p (array; optional)\\np > [] (string) ~ properties.p.items ~ breaking ~ narrower",
                "p (array; optional)\\np > [] (integer) ~ p (array; optional)\\np > [] (number) ~ properties.p.items.type ~ compatible ~ type-wider",
                "p (object; optional)\\np > q (string; optional) ~ p (object; optional)\\np > q (string; required) ~ properties.p.properties.q.required ~ breaking ~ required",
            })
    void everyFacetIsJudged(String before, String after, String field, String compatibility, String why) {
        var changes = PlanDifference.between(plan(before), plan(after)).changes();
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.name()).isEqualTo("card_click");
            assertThat(change.field()).isEqualTo(field);
            assertThat(change.compatibility().key()).isEqualTo(compatibility);
            assertThat(change.why().key()).isEqualTo("plan.why." + why);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "active, draft, breaking",
        "active, deprecated, compatible",
        "draft, active, compatible",
        "deprecated, draft, breaking"
    })
    void leavingThePlanHurtsAndEnteringItDoesNot(String before, String after, String compatibility) {
        assertThat(PlanDifference.between(lifecycle(before), lifecycle(after)).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.compatibility().key()).isEqualTo(compatibility));
    }

    @Test
    void nothingThatHappensToADraftHurts() {
        var before = lifecycle("draft");
        assertThat(PlanDifference.between(before, PlanContent.EMPTY).breaking()).isFalse();
        assertThat(PlanDifference.between(lifecycle("active"), PlanContent.EMPTY)
                        .breaking())
                .isTrue();
        assertThat(PlanDifference.between(PlanContent.EMPTY, before).breaking()).isFalse();
    }

    @Test
    void aChangeInAGroupIsToldOnce() {
        var content = PlanContent.parse(Resources.read("billiard.json"));
        var changed = PlanContent.parse(Resources.read("billiard.json").replace("\"h5\",", ""));
        assertThat(PlanDifference.between(content, changed).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(PlanChange.Kind.GROUP);
                    assertThat(change.field()).isEqualTo("properties.platform.values");
                    assertThat(change.breaking()).isTrue();
                });
    }

    @Test
    void takingUpAGroupIsToldByItsProperties() {
        var group = new PropertyGroup(
                "g",
                "",
                "",
                List.of(),
                PropertyNotation.read("q (string; required)").orElseThrow());
        var event = plan("p (string; optional)").events().getFirst();
        var with = new EventDefinition(
                event.name(),
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
                List.of("g"),
                event.properties());
        var before = new PlanContent(List.of(event), List.of(group));
        var after = new PlanContent(List.of(with), List.of(group));
        assertThat(PlanDifference.between(before, after).changes())
                .extracting(PlanChange::field, PlanChange::breaking)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("groups", false),
                        org.assertj.core.groups.Tuple.tuple("properties.q", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onchain.json", "billiard.json", "mall.json"})
    void aPlanDoesNotDifferFromItself(String file) {
        var content = PlanContent.parse(Resources.read(file));
        assertThat(PlanDifference.between(content, content).changes()).isEmpty();
        assertThat(PlanDifference.between(PlanContent.EMPTY, content).breaking())
                .isFalse();
    }

    private static PlanContent lifecycle(String lifecycle) {
        return CanonicalJson.read(
                "{\"events\":[{\"name\":\"a\",\"lifecycle\":\"%s\"}]}".formatted(lifecycle), PlanContent.class);
    }

    private static PlanContent plan(String properties) {
        var event = new EventDefinition(
                "card_click",
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
                PropertyNotation.read(properties.equals("-") ? "" : properties.replace("\\n", "\n"))
                        .orElseThrow());
        return new PlanContent(List.of(event), List.of());
    }
}
