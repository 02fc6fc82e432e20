package io.trackplane.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.Value;
import io.trackplane.kernel.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of {@code operators.csv}. */
class OperatorTableTest {
    private static final int ENOUGH = 200;

    record Case(Operator operator, List<String> values, String attribute, boolean holds) {
        static Case of(String line) {
            var cells = line.split(" ; ", -1);
            var values = CanonicalJson.tree(cells[1]).valueStream().map(node -> node.stringValue());
            return new Case(Operator.of(cells[0]), values.toList(), cells[2], Boolean.parseBoolean(cells[3]));
        }

        Condition condition(boolean negate) {
            return new Condition.Test("thing", operator, values, negate);
        }

        EvaluationContext context() {
            return attribute.equals("-")
                    ? EvaluationContext.EMPTY
                    : EvaluationContext.read(CanonicalJson.tree("{\"thing\":" + attribute + "}"));
        }
    }

    static List<Case> cases() throws IOException {
        try (var table = Objects.requireNonNull(OperatorTableTest.class.getResourceAsStream("operators.csv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Case::of)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTestHoldsAsTheTableSays(Case expected) {
        assertThat(expected.condition(false).problems("when")).isEmpty();
        var test = Segments.NONE.compile(expected.condition(false));
        assertThat(test.matches(expected.context())).isEqualTo(expected.holds());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsNegationSaysTheOpposite(Case expected) {
        var test = Segments.NONE.compile(expected.condition(true));
        assertThat(test.matches(expected.context())).isEqualTo(!expected.holds());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theExplanationAgreesAndHasWordsInBothLanguages(Case expected) {
        for (var negate : List.of(false, true)) {
            var explanation = Segments.NONE.compile(expected.condition(negate)).explain(expected.context());
            assertThat(explanation.holds()).isEqualTo(expected.holds() != negate);
            Words.say(explanation.told());
        }
    }

    @Test
    void theTableHasEveryOperatorBothWaysAndEnoughCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(ENOUGH).doesNotHaveDuplicates();
        assertThat(cases().stream().flatMap(one -> Stream.of(Map.entry(one.operator(), one.holds()))))
                .containsAll(Arrays.stream(Operator.values())
                        .flatMap(operator -> Stream.of(Map.entry(operator, true), Map.entry(operator, false)))
                        .toList());
    }

    @Test
    void dotsLeadIntoObjectsUnlessAnAttributeHasJustThatName() {
        var nested = EvaluationContext.read(CanonicalJson.tree("{\"user\":{\"address\":{\"city\":\"上海\"}}}"));
        var exact = EvaluationContext.of(Map.of(
                "user.address.city",
                new Value.Text("北京"),
                "user",
                new Value.Fields(Map.of("address", new Value.Fields(Map.of("city", new Value.Text("上海")))))));
        var inShanghai = Segments.NONE.compile(Condition.test("user.address.city", Operator.EQUALS, "上海"));
        assertThat(inShanghai.matches(nested)).isTrue();
        assertThat(inShanghai.matches(exact)).isFalse();
        assertThat(Segments.NONE
                        .compile(Condition.test("user.address.city.district", Operator.EXISTS))
                        .matches(nested))
                .isFalse();
        assertThat(Segments.NONE
                        .compile(Condition.test("user..city", Operator.EXISTS))
                        .matches(nested))
                .isFalse();
    }

    @Test
    void queryParametersAndJsonAreTestedAlike() {
        var json = EvaluationContext.read(CanonicalJson.tree("{\"age\":25,\"vip\":true,\"role\":[\"a\",\"b\"]}"));
        var query = EvaluationContext.ofParameters(
                Map.of("age", List.of("25"), "vip", List.of("true"), "role", List.of("a", "b")));
        for (var condition : List.of(
                Condition.test("age", Operator.EQUALS, "25"),
                Condition.test("age", Operator.NUMBER_AT_LEAST, "18"),
                Condition.test("vip", Operator.EQUALS, "true"),
                Condition.test("role", Operator.IN, "b"))) {
            var compiled = Segments.NONE.compile(condition);
            assertThat(compiled.matches(json)).isTrue();
            assertThat(compiled.matches(query)).isTrue();
        }
    }
}
