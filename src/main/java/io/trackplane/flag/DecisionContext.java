package io.trackplane.flag;

import java.time.Instant;
import java.util.Map;
import org.ff4j.core.FlippingExecutionContext;
import org.jspecify.annotations.Nullable;

/**
 * What ff4j hands to the strategies: whom to decide for and at which time; and where they leave the decision, since ff4j itself only
 * knows yes and no. Belongs to one request and one thread.
 */
final class DecisionContext extends FlippingExecutionContext {
    private final EvaluationContext context;
    private final Instant time;
    private @Nullable Evaluation decision;

    DecisionContext(EvaluationContext context, Instant time) {
        super(Map.of());
        this.context = context;
        this.time = time;
    }

    EvaluationContext context() {
        return context;
    }

    Instant time() {
        return time;
    }

    /** What was decided since {@link #forget}; null when no strategy was asked, as for a flag that is off. */
    @Nullable Evaluation decision() {
        return decision;
    }

    void decide(Evaluation decision) {
        this.decision = decision;
    }

    void forget() {
        decision = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
