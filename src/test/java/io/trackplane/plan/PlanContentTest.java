package io.trackplane.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanContentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"a b\"}; events[0].name; space",
                "{\"name\":\"\"}; events[0].name; required",
                "{\"name\":\"a(b\"}; events[0].name; name",
                "{\"name\":\"a\",\"priority\":\"p9\"}; events[0].priority; choice",
                "{\"name\":\"a\",\"groups\":[\"none\"]}; events[0].groups; no-group",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"p\",\"type\":\"enum\"}]}; events[0].properties[0].values; no-values",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"p\",\"type\":\"colour\"}]}; events[0].properties[0].type; choice",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"p\"},{\"name\":\"p\"}]}; events[0].properties[1].name; twice",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"p\",\"min\":1}]}; events[0].properties[0].min; only-for",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"p\",\"type\":\"integer\",\"min\":2,\"max\":1}]}; events[0].properties[0].max; reversed",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"p\",\"type\":\"number\",\"min\":1e999999999}]}; events[0].properties[0].min; number",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"p\",\"min_length\":2,\"max_length\":1}]}; events[0].properties[0].max_length; reversed",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"p\",\"pattern\":\"(\"}]}; events[0].properties[0].pattern; pattern",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"p\",\"pattern\":\"((a{99}){99}){99}\"}]}; events[0].properties[0].pattern; pattern",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"p\",\"pattern\":\"(?=a)\"}]}; events[0].properties[0].pattern; pattern",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"user_id\",\"type\":\"integer\"}]}; events[0].properties[0].type; common-text",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"timestamp\",\"type\":\"integer\"}]}; events[0].properties[0].type; common-time",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"event_name\"}]}; events[0].properties[0].name; event-name",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"p\",\"type\":\"array\",\"items\":{\"name\":\"x\"}}]}; events[0].properties[0].items.name; item-name",
                "{\"name\":\"a\",\"properties\":[{\"name\":\"p\",\"items\":{}}]}; events[0].properties[0].items; only-for",
            })
    void whatCannotBeSavedIsNamed(String event, String path, String problem) {
        assertThatThrownBy(() -> PlanContent.parse("{\"events\":[" + event + "]}"))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.fields())
                                .hasEntrySatisfying(
                                        path,
                                        message -> assertThat(message.key()).isEqualTo("plan.problem." + problem)));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(
                        () -> PlanContent.parse(
                                "{\"events\":[{\"name\":\"a b\",\"groups\":[\"g\"],\"properties\":[{\"name\":\"\",\"min\":1}]},{\"name\":\"c d\"}]}"))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.fields().keySet())
                                .containsExactly(
                                        "events[0].name",
                                        "events[0].properties[0].name",
                                        "events[0].properties[0].min",
                                        "events[0].groups",
                                        "events[1].name"));
    }

    @Test
    void groupsThatContainThemselvesAreRefusedWithTheWay() {
        assertThatThrownBy(
                        () -> PlanContent.parse(
                                "{\"groups\":[{\"name\":\"a\",\"groups\":[\"b\"]},{\"name\":\"b\",\"groups\":[\"c\"]},{\"name\":\"c\",\"groups\":[\"a\"]}]}"))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.fields()
                                        .getOrDefault("groups[0].groups", Message.of("none"))
                                        .arguments())
                                .isEqualTo(List.of("a → b → c → a")));
    }

    @Test
    void groupsThatContradictEachOtherAreRefusedUntilTheEventDecides() {
        var groups = "\"groups\":[{\"name\":\"a\",\"properties\":[{\"name\":\"p\"}]},"
                + "{\"name\":\"b\",\"properties\":[{\"name\":\"p\",\"type\":\"integer\"}]}]";
        assertThatThrownBy(() ->
                        PlanContent.parse("{\"events\":[{\"name\":\"e\",\"groups\":[\"a\",\"b\"]}]," + groups + "}"))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.fields()).containsOnlyKeys("events[0].groups"));
        var decided = PlanContent.parse(
                "{\"events\":[{\"name\":\"e\",\"groups\":[\"a\",\"b\"],\"properties\":[{\"name\":\"p\",\"type\":\"boolean\"}]}],"
                        + groups + "}");
        assertThat(decided.propertiesOf(decided.events().getFirst()))
                .containsExactly(PropertyDefinition.of("p", PropertyType.BOOLEAN));
    }

    @Test
    void depthAndNumbersHaveLimits() {
        var deep = PropertyDefinition.of("p", PropertyType.STRING);
        for (int level = 0; level < PlanLimits.DEPTH; level++) {
            var outer = new PropertyDraft("p", PropertyType.OBJECT);
            outer.properties = List.of(deep);
            deep = outer.done();
        }
        var tooDeep = new PlanContent(List.of(), List.of(new PropertyGroup("g", "", "", List.of(), List.of(deep))));
        assertThatThrownBy(tooDeep::check).isInstanceOf(Problem.Invalid.class);
        var tooMany = new PlanContent(
                List.of(),
                IntStream.rangeClosed(0, PlanLimits.GROUPS)
                        .mapToObj(index -> new PropertyGroup("g" + index, "", "", List.of(), List.of()))
                        .toList());
        assertThatThrownBy(tooMany::check).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void theSamePlanIsAlwaysTheSameText() {
        var one = PlanContent.parse(
                "{\"groups\":[],\"events\":[{\"name\":\"b\",\"tags\":[\"y\",\"x\",\"y\"]},{\"name\":\"a\"}]}");
        var other = PlanContent.parse("{\"events\":[{\"name\":\"a\"},{\"tags\":[\"x\",\"y\"],\"name\":\"b\"}]}");
        assertThat(one.json()).isEqualTo(other.json());
        assertThat(one).isEqualTo(other);
    }

    @Test
    void aPolicyIsReadWithItsDefaults() {
        assertThat(PlanPolicy.parse("{}")).isEqualTo(PlanPolicy.NONE);
        assertThatThrownBy(() -> PlanPolicy.parse("{\"version\":-1}")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> PlanPolicy.parse("{\"unplanned\":\"explode\"}"))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.fields()
                                        .getOrDefault("unplanned", Message.of("none"))
                                        .arguments())
                                .isEqualTo(List.of("accept, quarantine, reject")));
    }
}
