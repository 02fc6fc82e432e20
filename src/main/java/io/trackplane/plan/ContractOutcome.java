package io.trackplane.plan;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the contract says about one event.
 *
 * @param plannedAs name of the event definition it was held to; null when it is unplanned
 * @param verdict what the policy wants done with it
 * @param violations how it breaks its contract, at most {@link EventContract#MOST_VIOLATIONS}; empty when it keeps it
 * @param kept the properties that remain when the policy drops unknown ones and there are some; null when all remain
 */
public record ContractOutcome(
        @Nullable String plannedAs, Reaction verdict, List<Violation> violations, Value.@Nullable Fields kept) {
    public ContractOutcome {
        violations = List.copyOf(violations);
    }

    /** Whether the plan knows the event. */
    public boolean planned() {
        return plannedAs != null;
    }

    /** The event as it goes on: without the properties that are dropped. */
    public Event applied(Event event) {
        return kept == null
                ? event
                : new Event(
                        event.id(),
                        event.type(),
                        event.name(),
                        event.time(),
                        event.userId(),
                        event.anonymousId(),
                        event.sessionId(),
                        event.platform(),
                        event.page(),
                        event.release(),
                        kept);
    }
}
