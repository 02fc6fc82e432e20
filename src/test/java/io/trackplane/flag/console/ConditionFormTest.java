package io.trackplane.flag.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.flag.Condition;
import io.trackplane.flag.Operator;
import io.trackplane.kernel.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionFormTest {
    private static final Condition PLATFORM = Condition.test("platform", Operator.IN, "ios", "android");
    private static final Condition NOT_QA = new Condition.InSegment("qa", true);
    private static final Condition NESTED = new Condition.All(List.of(
            PLATFORM,
            new Condition.Not(new Condition.Any(List.of(NOT_QA, Condition.test("beta", Operator.EXISTS)))),
            new Condition.Any(List.of(new Condition.All(List.of(PLATFORM, NOT_QA)), PLATFORM))));

    @Test
    void whatIsShownIsTheConditionAgain() {
        for (var condition : List.of(PLATFORM, NOT_QA, NESTED, Condition.ALWAYS)) {
            assertThat(ConditionForm.of(condition).build("when").condition()).isEqualTo(condition);
        }
    }

    @Test
    void whatIsPostedIsWhatWasShown() {
        var form = ConditionForm.of(NESTED);
        assertThat(ConditionForm.read(posted(form), "rule.0.")).isEqualTo(form);
    }

    private static Posted posted(ConditionForm form) {
        var fields = new HashMap<String, String[]>();
        for (int i = 0; i < form.nodes().size(); i++) {
            var node = form.nodes().get(i);
            var at = "rule.0.node." + i + ".";
            Map.of(
                            "kind", node.kind().name(),
                            "depth", Integer.toString(node.depth()),
                            "attribute", node.attribute(),
                            "operator", node.operator(),
                            "values", node.values().replace("\n", "\r\n"))
                    .forEach((name, value) -> fields.put(at + name, new String[] {value}));
        }
        return new Posted(fields);
    }

    @Test
    void everyLineKnowsWhereItStandsInTheDefinition() {
        var places = ConditionForm.of(NESTED).build("rules[0].when").places();
        assertThat(places)
                .containsEntry("rules[0].when", 0)
                .containsEntry("rules[0].when.all[0]", 1)
                .containsEntry("rules[0].when.all[1].not.any[1]", 4)
                .containsEntry("rules[0].when.all[2].any[0].all[1]", 8);
    }

    @Test
    void aNegatedTestIsTheOppositeOperator() {
        var form = ConditionForm.of(new Condition.Not(PLATFORM));
        assertThat(form.nodes().getLast().operator()).isEqualTo("!in");
    }

    @Test
    void removingAGroupRemovesWhatIsInIt() {
        assertThat(ConditionForm.of(NESTED).without(2).nodes()).hasSize(7);
    }

    @Test
    void nothingIsAddedToWhatIsNoGroup() {
        var form = ConditionForm.of(NESTED);
        assertThat(form.with("test", 1)).isEqualTo(form);
        assertThat(form.with("test", 99)).isEqualTo(form);
        assertThat(form.with("test", 2).nodes().get(5).kind()).isEqualTo(ConditionForm.Kind.TEST);
    }

    @Test
    void anOperatorThatDoesNotExistIsToldAtItsLine() {
        var form = new ConditionForm(List.of(
                ConditionForm.Node.group(ConditionForm.Kind.ALL, 0),
                new ConditionForm.Node(ConditionForm.Kind.TEST, 1, "platform", "resembles", "x")));
        assertThatThrownBy(() -> form.build("when"))
                .isInstanceOfSatisfying(Problem.Invalid.class, invalid -> assertThat(invalid.fields())
                        .containsOnlyKeys("when.operator"));
    }
}
