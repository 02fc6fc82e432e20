package io.trackplane.flag;

import java.util.Set;
import org.ff4j.core.FeatureStore;

/** On where another flag is on and serves one of some variants. */
final class PrerequisiteStrategy extends DecidingStrategy {
    private final String flag;
    private final transient Set<String> variants;
    private final transient Evaluation keptBack;

    PrerequisiteStrategy(Prerequisite prerequisite, Evaluation keptBack) {
        this.flag = prerequisite.flag();
        this.variants = Set.copyOf(prerequisite.variants());
        this.keptBack = keptBack;
    }

    @Override
    boolean passes(DecisionContext context, FeatureStore store) {
        if (isMet(flag, variants, context, store)) {
            return true;
        }
        context.decide(keptBack);
        return false;
    }

    /** Whether a flag is on and serves one of the variants. Leaves that flag's decision in the context. */
    static boolean isMet(String flag, Set<String> variants, DecisionContext context, FeatureStore store) {
        var other = store.read(flag);
        if (!other.isEnable() || !other.getFlippingStrategy().evaluate(flag, store, context)) {
            return false;
        }
        var decision = context.decision();
        return decision != null && decision.variant() != null && variants.contains(decision.variant());
    }
}
