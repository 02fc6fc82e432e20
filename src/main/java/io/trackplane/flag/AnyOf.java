package io.trackplane.flag;

import java.util.List;

/** At least one holds. */
record AnyOf(CompiledCondition[] conditions) implements CompiledCondition {
    @Override
    public boolean matches(EvaluationContext context) {
        for (var condition : conditions) {
            if (condition.matches(context)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public ConditionExplanation explain(EvaluationContext context) {
        var parts = List.of(conditions).stream()
                .map(condition -> condition.explain(context))
                .toList();
        return ConditionExplanation.of(matches(context), parts.isEmpty() ? "nobody" : "any", parts);
    }
}
