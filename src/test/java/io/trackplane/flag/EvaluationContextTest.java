package io.trackplane.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.event.Value;
import io.trackplane.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationContextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"user_id\":\"u\"}; u",
                "{\"targetingKey\":\"u\"}; u",
                "{\"user_id\":\"v\",\"targetingKey\":\"u\"}; u",
                "{\"targetingKey\":null,\"user_id\":\"v\"}; v",
                "{\"user_id\":42}; 42",
                "{\"user_id\":\"用户😀\"}; 用户😀",
                "{\"user_id\":\"\"};",
                "{\"user_id\":4.2};",
                "{\"user_id\":true};",
                "{\"user_id\":[\"u\"]};",
                "{\"user_id\":null};",
                "{};",
                "null;",
            })
    void theTargetingKeyIsTheUser(String json, String key) {
        assertThat(Flags.context(json).targetingKey()).isEqualTo(key);
    }

    @Test
    void valuesKeepTheirTypes() {
        var context = Flags.context("{\"t\":\"x\",\"w\":9223372036854775807,\"d\":1.5,\"h\":1e30,\"b\":true,\"n\":null,"
                + "\"l\":[1,\"2\"],\"o\":{\"p\":{\"q\":1}}}");
        assertThat(context.attribute("t")).isEqualTo(new Value.Text("x"));
        assertThat(context.attribute("w")).isEqualTo(new Value.Whole(Long.MAX_VALUE));
        assertThat(context.attribute("d")).isEqualTo(new Value.Decimal(1.5));
        assertThat(context.attribute("h")).isEqualTo(new Value.Decimal(1e30));
        assertThat(context.attribute("b")).isEqualTo(new Value.Truth(true));
        assertThat(context.attribute("n")).isNull();
        assertThat(context.attribute("missing")).isNull();
        assertThat(context.attribute("l")).isEqualTo(new Value.Items(List.of(new Value.Whole(1), new Value.Text("2"))));
        assertThat(context.attribute("o")).isInstanceOf(Value.Fields.class);
    }

    @Test
    void parametersAreTextsAndSeveralOfOneNameAreAList() {
        var context = EvaluationContext.ofParameters(Map.of("user_id", List.of("u"), "role", List.of("a", "b")));
        assertThat(context.targetingKey()).isEqualTo("u");
        assertThat(context.attribute("role"))
                .isEqualTo(new Value.Items(List.of(new Value.Text("a"), new Value.Text("b"))));
    }

    @Test
    void limitsAreKept() {
        refused("[]", "context");
        refused("\"x\"", "context");
        refused("{\"\":1}", "context");
        refused("{\"" + "n".repeat(129) + "\":1}", "context");
        accepted("{\"" + "n".repeat(128) + "\":1}");
        accepted("{\"a\":\"" + "x".repeat(4096) + "\"}");
        refused("{\"a\":\"" + "x".repeat(4097) + "\"}", "context.a");
        accepted("{\"a\":\"" + "字".repeat(1365) + "\"}");
        refused("{\"a\":\"" + "字".repeat(1366) + "\"}", "context.a");
        accepted("{\"a\":[[[[1]]]]}");
        refused("{\"a\":[[[[[1]]]]]}", "context.a");
        refused("{\"a\":[" + "1,".repeat(3000) + "1]}", "context.a");
        refused("{\"a\":{\"" + "n".repeat(4097) + "\":1}}", "context.a");
        refused("{\"a\":1e999}", "context.a");
    }

    @Test
    void attributesAreCounted() {
        var attributes = new LinkedHashMap<String, Value>();
        IntStream.range(0, 100).forEach(i -> attributes.put("a" + i, new Value.Whole(i)));
        EvaluationContext.of(attributes);
        attributes.put("more", new Value.Whole(0));
        assertThatThrownBy(() -> EvaluationContext.of(attributes)).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void aDeepValueDoesNotOverflowTheStack() {
        Value tower = new Value.Whole(1);
        for (int i = 0; i < 100_000; i++) {
            tower = new Value.Items(List.of(tower));
        }
        var attributes = Map.of("a", tower);
        assertThatThrownBy(() -> EvaluationContext.of(attributes)).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void aContextDoesNotChangeAndDoesNotShowPersonalData() {
        var attributes = new LinkedHashMap<String, Value>(Map.of("mail", new Value.Text("li@nebula.example")));
        var context = EvaluationContext.of(attributes);
        attributes.clear();
        assertThat(context.attributes()).hasSize(1).isUnmodifiable();
        assertThat(context.toString()).contains("mail").doesNotContain("nebula");
    }

    private static void accepted(String json) {
        assertThat(Flags.context(json).attributes()).isNotEmpty();
    }

    private static void refused(String json, String field) {
        assertThatThrownBy(() -> Flags.context(json)).isInstanceOfSatisfying(Problem.Invalid.class, problem -> {
            assertThat(problem.fields()).containsOnlyKeys(field);
            Words.say(problem.fields());
        });
    }
}
