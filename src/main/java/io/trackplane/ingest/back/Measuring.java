package io.trackplane.ingest.back;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.eventstore.StoredEvent.Measured;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what has a column of its own among the properties of an event, by the names of all three seeds. */
final class Measuring {
    private static final List<String> VITALS = List.of("LCP", "INP", "CLS", "FCP", "TTFB", "FID");
    private static final List<String> DURATIONS = List.of("stayMs", "durationMs", "duration_ms", "stay_ms");
    private static final List<String> STATUSES = List.of("status", "status_code");
    private static final Set<String> CALLS = Set.of("api_call", "api_request");
    private static final String MESSAGE = "message";
    private static final String DELIVERY = "delivery_id";
    private static final String ACTION = "action_id";
    static final String REFERRER = "referrer";

    private final Event event;
    private final Map<String, Value> properties;
    private final Set<String> taken = new HashSet<>();

    private Measuring(Event event) {
        this.event = event;
        this.properties = event.properties().fields();
    }

    /**
     * @param measured the columns
     * @param referrer where it came from; null when not given
     * @param taken names of the properties that need not be kept a second time
     */
    record Found(Measured measured, @Nullable String referrer, Set<String> taken) {}

    static Found of(Event event) {
        if (event.properties().fields().isEmpty() && event.type() != EventType.API && event.type() != EventType.ERROR) {
            return new Found(Measured.NOTHING, null, Set.of());
        }
        return new Measuring(event).found();
    }

    private Found found() {
        var referrer = text(REFERRER);
        boolean isCall = event.type() == EventType.API || CALLS.contains(event.name());
        boolean isError = event.type() == EventType.ERROR;
        var call = isCall ? Call.of(event.name(), peek("method"), peek("route"), peek("path"), peek("url")) : Call.NONE;
        var message = isError ? text(MESSAGE) : null;
        var measured = new Measured(
                number(DURATIONS),
                vitals(),
                isCall ? status() : null,
                call.method(),
                call.route(),
                text(DELIVERY),
                text(ACTION),
                isError ? ErrorGroup.fingerprint(event.name(), message, peek("stack")) : null,
                message);
        return new Found(measured, referrer, taken);
    }

    private @Nullable String peek(String name) {
        return properties.get(name) instanceof Value.Text text ? text.text() : null;
    }

    private @Nullable String text(String name) {
        var text = peek(name);
        if (text != null) {
            taken.add(name);
        }
        return text;
    }

    private @Nullable Double number(List<String> names) {
        for (var name : names) {
            var number = number(properties.get(name));
            if (number != null) {
                taken.add(name);
                return number;
            }
        }
        return null;
    }

    private static @Nullable Double number(@Nullable Value value) {
        return switch (value) {
            case Value.Whole whole -> (double) whole.number();
            case Value.Decimal decimal -> decimal.number();
            case null, default -> null;
        };
    }

    private @Nullable Integer status() {
        var status = number(STATUSES);
        return status == null || status < 0 || status > 999 ? null : status.intValue();
    }

    private Map<String, Double> vitals() {
        if (event.type() != EventType.PERF && event.type() != EventType.EVENT) {
            return Map.of();
        }
        var vitals = new LinkedHashMap<String, Double>();
        for (var name : VITALS) {
            var value = number(properties.get(name));
            if (value != null && value >= 0) {
                taken.add(name);
                vitals.put(name, value);
            }
        }
        var named = number(properties.get("value"));
        if (vitals.isEmpty() && named != null && named >= 0 && VITALS.contains(event.name().toUpperCase(Locale.ROOT))) {
            taken.add("value");
            vitals.put(event.name().toUpperCase(Locale.ROOT), named);
        }
        return vitals;
    }
}
