package io.trackplane.ingest.front;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import io.trackplane.eventstore.QuarantinedEvent.Reason;
import io.trackplane.plan.ContractOutcome;
import io.trackplane.plan.Violation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why an event is kept aside, as it is kept with it: of what masking or a filter hides, reasons tell the kind only. */
final class Reasons {
    private Reasons() {}

    /**
     * The reasons.
     *
     * @param checked the event that was held to its contract
     * @param kept the same as it is kept
     */
    static List<Reason> of(ContractOutcome outcome, Event checked, Event kept) {
        if (!outcome.planned()) {
            return List.of(new Reason(ObjectionKind.UNPLANNED.key(), "", "", ""));
        }
        return outcome.violations().stream()
                .map(violation -> reason(violation, checked, kept))
                .toList();
    }

    private static Reason reason(Violation violation, Event checked, Event kept) {
        var pointer = violation.pointer();
        boolean isHidden = !Objects.equals(at(checked, pointer), at(kept, pointer));
        return new Reason(
                violation.kind().key(),
                pointer,
                violation.expected(),
                isHidden ? violation.discreet() : violation.found());
    }

    private static @Nullable Object at(Event event, String pointer) {
        var path = pointer.split("/", -1);
        return path.length < 2 ? event : path.length == 2 ? field(event, path[1]) : inside(event.properties(), path);
    }

    private static @Nullable Object field(Event event, String name) {
        return switch (name) {
            case "event_id" -> event.id();
            case "event_name" -> event.name();
            case "user_id" -> event.userId();
            case "anonymous_id" -> event.anonymousId();
            case "session_id" -> event.sessionId();
            case "platform" -> event.platform();
            case "page" -> event.page();
            case "app_version", "release" -> event.release();
            default -> event.properties();
        };
    }

    private static @Nullable Value inside(Value properties, String[] path) {
        @Nullable Value value = properties;
        for (int i = 2; i < path.length; i++) {
            value = below(value, path[i].replace("~1", "/").replace("~0", "~"));
        }
        return value;
    }

    private static @Nullable Value below(@Nullable Value value, String step) {
        if (value instanceof Value.Fields fields) {
            return fields.fields().get(step);
        }
        return value instanceof Value.Items items ? item(items.items(), step) : null;
    }

    private static @Nullable Value item(List<Value> items, String step) {
        int at = step.length() < 6 ? Integer.parseInt(step) : items.size();
        return at < items.size() ? items.get(at) : null;
    }
}
