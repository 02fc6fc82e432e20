package io.trackplane.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A rate for some events.
 *
 * @param id identifier within the sampling, 1 to 80 letters, digits, dots, hyphens and underscores
 * @param description why, for people; null when not given
 * @param match which events
 * @param rate share of visitors whose events are kept, 0 to 1
 */
public record SamplingRule(String id, @Nullable String description, EventMatch match, double rate) {
    public SamplingRule {
        id = id == null ? "" : id;
        match = match == null ? EventMatch.ALL : match;
    }
}
