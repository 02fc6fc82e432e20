package io.trackplane.flag;

import io.trackplane.flag.Condition.All;
import io.trackplane.flag.Condition.Any;
import io.trackplane.flag.Condition.InSegment;
import io.trackplane.flag.Condition.Not;
import io.trackplane.flag.Condition.Test;
import java.util.List;

/** Finds what is wrong with conditions that share one allowance of tests. Never goes deeper than is allowed. */
final class ConditionCheck {
    private int left;

    ConditionCheck(int allowance) {
        this.left = allowance;
    }

    void check(Condition condition, Findings findings) {
        check(condition, findings, 0);
    }

    private void check(Condition condition, Findings findings, int depth) {
        if (!findings.check(depth <= Condition.DEEPEST, "", "flag.problem.too-deep", Condition.DEEPEST)) {
            return;
        }
        switch (condition) {
            case All all -> checkEach(all.all(), "all", findings, depth);
            case Any any -> checkEach(any.any(), "any", findings, depth);
            case Not not -> check(not.not(), findings.in("not"), depth + 1);
            case InSegment member -> checkSegment(member.segment(), findings);
            case Test test -> checkTest(test, findings);
        }
    }

    private void checkEach(List<Condition> conditions, String field, Findings findings, int depth) {
        if (findings.count(field, conditions.size(), Condition.MOST)) {
            for (int i = 0; i < conditions.size(); i++) {
                check(conditions.get(i), findings.in(field, i), depth + 1);
            }
        }
    }

    private void checkSegment(String segment, Findings findings) {
        countOne(findings);
        findings.key("segment", segment, Keys.KEY);
    }

    private void checkTest(Test test, Findings findings) {
        countOne(findings);
        findings.required("attribute", test.attribute(), EvaluationContext.LONGEST_NAME);
        var operator = test.operator();
        int count = test.values().size();
        findings.check(count >= operator.fewest(), "values", "flag.problem.too-few-values", operator.fewest());
        if (findings.check(count <= operator.most(), "values", "flag.problem.too-many", operator.most())) {
            checkValues(test, findings);
        }
    }

    private static void checkValues(Test test, Findings findings) {
        boolean usable = true;
        for (int i = 0; i < test.values().size(); i++) {
            var value = test.values().get(i);
            var field = "values[" + i + "]";
            usable &= findings.check(
                            value.length() <= Test.LONGEST_VALUE, field, "flag.problem.too-long", Test.LONGEST_VALUE)
                    && findings.check(
                            test.operator().operand().accepts(value),
                            field,
                            "flag.problem.operand." + test.operator().operand().key());
        }
        if (usable && test.values().size() == 2) {
            findings.check(isRange(test), "values", "flag.problem.range-reversed");
        }
    }

    private static boolean isRange(Test test) {
        var first = test.values().getFirst();
        var last = test.values().getLast();
        return switch (test.operator()) {
            case NUMBER_BETWEEN -> Numeric.compare(Numeric.of(first), Numeric.of(last)) <= 0;
            case DATE_BETWEEN -> Dates.of(first) < Dates.of(last);
            default -> true;
        };
    }

    private void countOne(Findings findings) {
        findings.check(left-- > 0, "", "flag.problem.too-many-conditions", Condition.MOST);
    }
}
