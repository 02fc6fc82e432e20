package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplingComparisonTest {
    private final SamplingComparison comparison = new SamplingComparison();

    private static SamplingRule rule(String id, String description, double rate) {
        var match = new EventMatch(List.of(id + "_*"), List.of(), List.of(), List.of(), null, null);
        return new SamplingRule(id, description, match, rate);
    }

    private static String sampling(double rate, SamplingRule... rules) {
        return new Sampling(rate, List.of(rules)).json();
    }

    @Test
    void aChangedDefaultIsToldInPercentWithWhatItMeans() {
        var before = sampling(0.01);
        var after = sampling(0.05);
        assertThat(comparison.difference(before, after)).containsExactly(new FieldChange("default", "1%", "5%"));
        assertThat(comparison.reach(before, after))
                .containsExactly(Message.of("delivery.reach.all.raised", "1%", "5%"));
        assertThat(comparison.reach(after, before))
                .containsExactly(Message.of("delivery.reach.all.lowered", "5%", "1%"));
    }

    @Test
    void beforeAnythingIsPublishedEverythingIsKept() {
        assertThat(comparison.difference(null, sampling(0.05)))
                .containsExactly(new FieldChange("default", "100%", "5%"));
        assertThat(comparison.difference(null, sampling(1))).isEmpty();
    }

    @Test
    void aRuleIsOneLineUnderItsDescription() {
        var before = sampling(1, rule("a", "Payments", 1));
        var after = sampling(1, rule("a", "Payments", 0.5));
        assertThat(comparison.difference(before, after))
                .containsExactly(
                        new FieldChange("rules[Payments]", "event_name = a_* → 100%", "event_name = a_* → 50%"));
        assertThat(comparison.reach(before, after))
                .containsExactly(Message.of("delivery.reach.rule.lowered", "100%", "50%", "Payments"));
    }

    @Test
    void rulesThatChangedPlacesAreToldAsAnOrder() {
        var one = rule("a", "One", 1);
        var two = rule("b", "Two", 1);
        assertThat(comparison.difference(sampling(1, one, two), sampling(1, two, one)))
                .containsExactly(new FieldChange("order", "One, Two", "Two, One"));
    }

    @Test
    void addingARuleDoesNotChangeTheOrderOfTheOthers() {
        var one = rule("a", "One", 1);
        var two = rule("b", "Two", 1);
        assertThat(comparison.difference(sampling(1, one), sampling(1, two, one)))
                .extracting(FieldChange::field)
                .containsExactly("rules[Two]");
    }

    @Test
    void fiveHundredRulesAreRefusedWithTheLimit() {
        var rules = new ArrayList<SamplingRule>();
        for (int i = 0; i < 500; i++) {
            rules.add(rule("r" + i, "", 1));
        }
        assertThatThrownBy(() -> Sampling.parse(new Sampling(1.0, rules).json()))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.fields())
                                .containsEntry("rules", Message.of("delivery.problem.too-many", Sampling.MOST_RULES)));
    }
}
