package io.trackplane.plan;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan as events meet it: compiled once, immutable, for any number of threads. Checking an event that keeps its contract allocates
 * nothing, patterns aside (RE2/J needs a matcher for each text).
 *
 * <p>An event is held to the definition of its name. One whose name is data, as in seed 002 §6 (a page's path, an API's), is held to the
 * definition that stands for its type: {@code page_view}, {@code api_call}, {@code perf}, {@code error}. Drafts are not part of a contract.
 *
 * <p>{@code null} is the same as not there. Violations tell about values only what cannot identify anybody, as they are kept with
 * the event and shown to people.
 */
public final class EventContract {
    /** Of an event that is wrong everywhere, the first violations are told. */
    public static final int MOST_VIOLATIONS = 50;

    private final Map<String, EventCheck> byName;
    private final PlanPolicy policy;
    private final ContractOutcome unplanned;

    private EventContract(Map<String, EventCheck> byName, PlanPolicy policy, Reaction toUnplanned) {
        this.byName = Map.copyOf(byName);
        this.policy = policy;
        this.unplanned = new ContractOutcome(null, toUnplanned, List.of(), null);
    }

    /**
     * Compiles a plan.
     *
     * @param content has passed {@link PlanContent#check()}
     */
    public static EventContract of(PlanContent content, PlanPolicy policy) {
        var checks = new HashMap<String, EventCheck>();
        content.events().stream()
                .filter(EventDefinition::planned)
                .forEach(event -> checks.put(event.name(), EventCheck.of(event.name(), content.propertiesOf(event))));
        return new EventContract(checks, policy, policy.unplanned());
    }

    /** The contract of an environment that follows no plan: everything is accepted as it is. */
    public static EventContract none() {
        return new EventContract(Map.of(), PlanPolicy.NONE, Reaction.ACCEPT);
    }

    /** Whether there is a plan at all. Where there is none, no event is planned, and that says nothing about the event. */
    public boolean isPlan() {
        return policy.version() > 0;
    }

    /** Holds an event to its contract. */
    public ContractOutcome check(Event event) {
        var check = checkFor(event);
        if (check == null) {
            return unplanned;
        }
        boolean holds = check.holds(event);
        boolean drops = policy.unknownProperties() == UnknownProperties.DROP && check.hasUnknown(event);
        return holds && !drops ? check.clean() : told(check, event, holds, drops);
    }

    private ContractOutcome told(EventCheck check, Event event, boolean holds, boolean drops) {
        return new ContractOutcome(
                check.name(),
                holds ? Reaction.ACCEPT : policy.violations(),
                holds ? List.of() : check.violations(event),
                drops ? check.known(event) : null);
    }

    private @Nullable EventCheck checkFor(Event event) {
        var check = byName.get(event.name());
        return check != null || event.type() == EventType.EVENT
                ? check
                : byName.get(event.type().eventName());
    }
}
