package io.trackplane.flag;

import org.ff4j.core.FeatureStore;

/** The rules, the first that lets in decides; and what everybody else gets. */
final class TargetingStrategy extends DecidingStrategy {
    private final transient CompiledRule[] rules;
    private final transient CompiledServe otherwise;

    TargetingStrategy(CompiledRule[] rules, CompiledServe otherwise) {
        this.rules = rules;
        this.otherwise = otherwise;
    }

    @Override
    boolean passes(DecisionContext context, FeatureStore store) {
        var decision = decide(context.context());
        context.decide(decision);
        return decision.reason() != Reason.ERROR;
    }

    private Evaluation decide(EvaluationContext context) {
        for (var rule : rules) {
            var decision = rule.decide(context);
            if (decision != null) {
                return decision;
            }
        }
        return otherwise.decide(context);
    }
}
