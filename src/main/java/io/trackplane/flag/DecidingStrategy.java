package io.trackplane.flag;

import org.ff4j.core.FeatureStore;
import org.ff4j.core.FlippingExecutionContext;
import org.ff4j.strategy.AbstractFlipStrategy;

/** A strategy of ours: made by the compiler with what it needs, never by ff4j from a class name, and given a {@link DecisionContext}. */
abstract class DecidingStrategy extends AbstractFlipStrategy {
    @Override
    public final boolean evaluate(String flag, FeatureStore store, FlippingExecutionContext context) {
        return passes((DecisionContext) context, store);
    }

    /** Whether the flag is still on; when not, the decision is in the context. */
    abstract boolean passes(DecisionContext context, FeatureStore store);
}
