package io.trackplane.flag;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Asks the flags of a snapshot for one context, all at the same time. For one thread; may be used for any number of checks. */
public final class FlagEvaluator {
    private final FlagSnapshot snapshot;
    private final DecisionContext context;

    FlagEvaluator(FlagSnapshot snapshot, DecisionContext context) {
        this.snapshot = snapshot;
        this.context = context;
    }

    /** The value of one flag. One that does not exist, or that the audience does not see, is {@link ErrorCode#FLAG_NOT_FOUND}. */
    public Evaluation evaluate(String flag, Audience audience) {
        var compiled = snapshot.flag(flag);
        return compiled == null || !audience.sees(compiled.flag()) ? Evaluation.notFound(flag) : evaluate(compiled);
    }

    /** The values of all flags that the audience sees, in the order of their keys. */
    public List<Evaluation> evaluateAll(Audience audience) {
        var flags = snapshot.flags(audience);
        var evaluations = new ArrayList<Evaluation>(flags.length);
        for (var flag : flags) {
            evaluations.add(evaluate(flag));
        }
        return evaluations;
    }

    /** Whether a prerequisite lets its flag go on. */
    boolean isMet(Prerequisite prerequisite) {
        return PrerequisiteStrategy.isMet(
                prerequisite.flag(),
                Set.copyOf(prerequisite.variants()),
                context,
                snapshot.ff4j().getFeatureStore());
    }

    /** ff4j asks the strategies of features that are enabled only. */
    private Evaluation evaluate(CompiledFlag compiled) {
        context.forget();
        snapshot.ff4j().check(compiled.flag().key(), context);
        var decision = context.decision();
        return decision == null ? compiled.off() : decision;
    }
}
