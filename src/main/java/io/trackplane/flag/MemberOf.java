package io.trackplane.flag;

import io.trackplane.kernel.Message;
import java.util.List;

/** The context belongs to a segment, or must not. */
record MemberOf(String segment, CompiledCondition condition, boolean negate) implements CompiledCondition {
    @Override
    public boolean matches(EvaluationContext context) {
        return condition.matches(context) != negate;
    }

    @Override
    public ConditionExplanation explain(EvaluationContext context) {
        var membership = condition.explain(context);
        return new ConditionExplanation(
                membership.holds() != negate,
                Message.of("flag.explain.segment" + ConditionExplanation.outcome(membership.holds()), segment),
                List.of(membership));
    }
}
