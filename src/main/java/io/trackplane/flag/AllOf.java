package io.trackplane.flag;

import java.util.List;

/** Every one holds. */
record AllOf(CompiledCondition[] conditions) implements CompiledCondition {
    @Override
    public boolean matches(EvaluationContext context) {
        for (var condition : conditions) {
            if (!condition.matches(context)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public ConditionExplanation explain(EvaluationContext context) {
        var parts = List.of(conditions).stream()
                .map(condition -> condition.explain(context))
                .toList();
        return ConditionExplanation.of(matches(context), parts.isEmpty() ? "everybody" : "all", parts);
    }
}
