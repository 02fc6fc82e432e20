package io.trackplane.flag;

import io.trackplane.kernel.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a flag has the value it has for one context.
 *
 * @param evaluation the value
 * @param steps what was looked at until it was decided, in order
 */
public record Explanation(Evaluation evaluation, List<Step> steps) {
    public Explanation {
        steps = List.copyOf(steps);
    }

    /** What a step looks at. */
    public enum Kind {
        /** Whether the flag is on and its kill switch not thrown. */
        ENABLED,
        SCHEDULE,
        PREREQUISITE,
        RULE,
        /** What everybody else gets. */
        OTHERWISE
    }

    /**
     * One step.
     *
     * @param kind what it looks at
     * @param subject id of the rule, key of the prerequisite; null for the others
     * @param passed whether the flag goes on; of a rule and of {@code OTHERWISE}: whether it decided by serving something
     * @param told what came of it
     * @param condition of a rule: why it is met or not; null for the others
     * @param placements of a rule and of {@code OTHERWISE}: the buckets that counted, at most one of each kind
     */
    public record Step(
            Kind kind,
            @Nullable String subject,
            boolean passed,
            Message told,
            @Nullable ConditionExplanation condition,
            List<Placement> placements) {
        public Step {
            placements = List.copyOf(placements);
        }

        static Step of(Kind kind, @Nullable String subject, boolean passed, Message told) {
            return new Step(kind, subject, passed, told, null, List.of());
        }
    }
}
