package io.trackplane.flag;

import org.ff4j.core.FeatureStore;

/** Several strategies, one after the other, until one says no. */
final class StepsStrategy extends DecidingStrategy {
    private final transient DecidingStrategy[] steps;

    StepsStrategy(DecidingStrategy... steps) {
        this.steps = steps;
    }

    @Override
    boolean passes(DecisionContext context, FeatureStore store) {
        for (var step : steps) {
            if (!step.passes(context, store)) {
                return false;
            }
        }
        return true;
    }
}
