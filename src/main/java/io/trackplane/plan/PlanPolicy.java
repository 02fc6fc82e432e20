package io.trackplane.plan;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;

/**
 * How strictly an environment holds events to a plan; its part {@code plan}.
 *
 * @param version number of the plan version it follows; 0: none, everything is accepted as it is
 * @param unplanned what happens to events that the plan does not know
 * @param violations what happens to events that do not keep their contract
 * @param unknownProperties what happens to properties that the plan does not know
 */
public record PlanPolicy(int version, Reaction unplanned, Reaction violations, UnknownProperties unknownProperties) {
    /** Kind and key of the part. */
    public static final String KIND = "plan";

    /** Follows no plan. */
    public static final PlanPolicy NONE = new PlanPolicy(0, Reaction.ACCEPT, Reaction.ACCEPT, UnknownProperties.KEEP);

    public PlanPolicy {
        unplanned = Missing.or(unplanned, Reaction.ACCEPT);
        violations = Missing.or(violations, Reaction.ACCEPT);
        unknownProperties = Missing.or(unknownProperties, UnknownProperties.KEEP);
    }

    /**
     * Reads the part. That the version exists is for the caller to check.
     *
     * @throws Problem.Invalid with the path of what cannot be accepted
     */
    public static PlanPolicy parse(String json) {
        var policy = CanonicalJson.read(json, PlanPolicy.class);
        if (policy.version < 0) {
            throw new Problem.Invalid("version", Message.of("plan.problem.version"));
        }
        return policy;
    }

    /** The part in canonical form. */
    public String json() {
        return CanonicalJson.write(this);
    }
}
