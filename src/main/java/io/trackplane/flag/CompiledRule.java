package io.trackplane.flag;

import org.jspecify.annotations.Nullable;

/**
 * A {@link Rule}, ready to be asked.
 *
 * @param id names it in explanations
 * @param condition who it is for
 * @param gate who of those is let in
 * @param serve what they get
 * @param keyMissing when the gate has nothing to decide by
 */
record CompiledRule(String id, CompiledCondition condition, Gate gate, CompiledServe serve, Evaluation keyMissing) {
    static CompiledRule of(Rule rule, Flag flag, Segments segments, Decisions decisions) {
        var gate = Gate.of(rule, flag.seeds().gate());
        var reasonOfOne = gate.decides() ? Reason.SPLIT : Reason.TARGETING_MATCH;
        return new CompiledRule(
                rule.id(),
                segments.compiled(rule.when()),
                gate,
                CompiledServe.of(rule.serve(), decisions, flag.seeds().variant(), reasonOfOne, rule.id()),
                decisions.keyMissing(rule.id()));
    }

    /** What it serves; null when it does not let the context in. */
    @Nullable Evaluation decide(EvaluationContext context) {
        if (!condition.matches(context)) {
            return null;
        }
        return switch (gate.ask(context)) {
            case IN -> serve.decide(context);
            case OUT -> null;
            case KEY_MISSING -> keyMissing;
        };
    }
}
