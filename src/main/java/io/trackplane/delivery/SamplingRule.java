package io.trackplane.delivery;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A rate for some events.
 *
 * @param id identifier within the sampling, 1 to 80 letters, digits, dots, hyphens and underscores
 * @param description why, for people; null when not given
 * @param match which events
 * @param rate share of visitors whose events are kept, 0 to 1
 */
public record SamplingRule(String id, @Nullable String description, EventMatch match, Double rate) {
    public SamplingRule {
        id = id == null ? "" : id;
        match = match == null ? EventMatch.ALL : match;
        if (rate == null) {
            throw new Problem.Invalid("rate", Message.of("delivery.problem.required"));
        }
    }
}
