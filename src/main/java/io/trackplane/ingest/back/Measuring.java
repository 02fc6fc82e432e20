package io.trackplane.ingest.back;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.eventstore.StoredEvent.Measured;
import io.trackplane.ingest.EventText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what has a column of its own out of an event's properties, whichever wire shape it came in; the rest becomes JSON. */
final class Measuring {
    private static final Set<String> VITALS = Set.of("LCP", "INP", "CLS", "FCP", "TTFB", "FID");

    private final Event event;
    private final boolean isCall;
    private final boolean isPerf;
    private final EventText rest = new EventText();
    private @Nullable Map<String, Double> vitals;
    private @Nullable Double duration;
    private @Nullable Integer status;
    private @Nullable String method;
    private @Nullable String route;
    private @Nullable String delivery;
    private @Nullable String action;
    private @Nullable String message;
    private @Nullable String referrer;
    private String stack = "";

    Measuring(Event event) {
        this.event = event;
        this.isCall = is(EventType.API, "api_call", "api_request");
        this.isPerf = is(EventType.PERF, "web-vitals", "web_vitals");
        if (event.id() != null && !Identity.isUuid(event.id())) {
            rest.field("event_id", event.id());
        }
        event.properties().fields().forEach(this::read);
    }

    /** Clients of paths that know no types say by a name what it is. */
    private boolean is(EventType type, String... names) {
        return event.type() == type
                || (event.type() == EventType.EVENT && List.of(names).contains(event.name()));
    }

    private void read(String name, Value value) {
        if (!isTaken(name, value)) {
            rest.field(name, value);
        }
    }

    private boolean isTaken(String name, Value value) {
        return switch (name) {
            case "stayMs", "stay_ms", "durationMs", "duration_ms" -> duration(value);
            case "duration" -> (isCall || event.name().equals("page_duration")) && duration(value);
            case "delivery_id" -> (delivery = text(value)) != null;
            case "action_id" -> (action = text(value)) != null;
            case "referrer" -> (referrer = text(value)) != null;
            case "status" -> isCall && status(value);
            case "method" -> isCall && method(value);
            case "url", "path", "route" -> isCall && route(value);
            case "message" -> event.type() == EventType.ERROR && (message = text(value)) != null;
            case "stack" -> keepStack(value);
            case "value" -> isPerf && isVital(event.name()) && vital(event.name(), value);
            default -> isPerf && isVital(name) && vital(name, value);
        };
    }

    private boolean keepStack(Value value) {
        if (value instanceof Value.Text text) {
            stack = text.text();
        }
        return false;
    }

    private boolean duration(Value value) {
        var number = number(value);
        if (number == null || number < 0 || duration != null) {
            return false;
        }
        duration = number;
        return true;
    }

    private boolean status(Value value) {
        var number = number(value);
        if (number == null || number < 0 || number > 999) {
            return false;
        }
        status = number.intValue();
        return true;
    }

    private boolean method(Value value) {
        var text = text(value);
        method = text == null ? method : text.toUpperCase(Locale.ROOT);
        return text != null;
    }

    private boolean route(Value value) {
        var text = text(value);
        if (text == null || route != null) {
            return false;
        }
        route = Routes.template(text);
        return true;
    }

    private static boolean isVital(String name) {
        return name.length() <= 4 && VITALS.contains(name.toUpperCase(Locale.ROOT));
    }

    private boolean vital(String name, Value value) {
        var number = number(value);
        if (number == null || number < 0) {
            return false;
        }
        if (vitals == null) {
            vitals = new HashMap<>(8);
        }
        vitals.put(name.toUpperCase(Locale.ROOT), number);
        return true;
    }

    private static @Nullable Double number(Value value) {
        return switch (value) {
            case Value.Whole whole -> (double) whole.number();
            case Value.Decimal decimal -> decimal.number();
            default -> null;
        };
    }

    private static @Nullable String text(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Whole whole -> Long.toString(whole.number());
            default -> null;
        };
    }

    Measured measured() {
        if (isCall && Routes.hasMethod(event.name())) {
            int blank = event.name().indexOf(' ');
            method = event.name().substring(0, blank);
            route = Routes.template(event.name().substring(blank + 1).strip());
        }
        var fingerprint = event.type() == EventType.ERROR
                ? Fingerprint.of(event.name(), message == null ? "" : message, stack)
                : null;
        boolean isNothing = vitals == null && duration == null && status == null && method == null;
        isNothing &= route == null && delivery == null && action == null && fingerprint == null;
        return isNothing
                ? Measured.NOTHING
                : new Measured(
                        duration,
                        vitals == null ? Map.of() : vitals,
                        status,
                        method,
                        route,
                        delivery,
                        action,
                        fingerprint,
                        message);
    }

    @Nullable String referrer() {
        return referrer;
    }

    String rest() {
        return rest.end();
    }
}
