package io.trackplane.flag;

import java.util.List;

/** The other one does not hold. */
record Opposite(CompiledCondition condition) implements CompiledCondition {
    @Override
    public boolean matches(EvaluationContext context) {
        return !condition.matches(context);
    }

    @Override
    public ConditionExplanation explain(EvaluationContext context) {
        return ConditionExplanation.of(matches(context), "not", List.of(condition.explain(context)));
    }
}
