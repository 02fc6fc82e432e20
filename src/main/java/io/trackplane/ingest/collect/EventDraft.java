package io.trackplane.ingest.collect;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.ingest.front.Objection;
import io.trackplane.ingest.front.ObjectionKind;
import io.trackplane.ingest.front.SentEvent;
import io.trackplane.ingest.front.Texts;
import io.trackplane.kernel.Message;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event while it is read. Its fields come in any order; of one that stands there twice, the last counts. */
final class EventDraft {
    /** Most characters of a name. */
    static final int LONGEST_NAME = 128;

    private static final int MOST_PROPERTIES = 100;
    private static final int MOST_OBJECTIONS = 20;
    /** The last millisecond of the year 9999. */
    private static final long LATEST = 253_402_300_799_999L;

    private final WireShape shape;
    private final Map<String, Value> unknown = new LinkedHashMap<>();
    private Map<String, Value> properties = Map.of();
    private List<Objection> objections = List.of();

    @Nullable String id;

    @Nullable String type;

    @Nullable String name;

    @Nullable String userId;

    @Nullable String anonymousId;

    @Nullable String sessionId;

    @Nullable String platform;

    @Nullable String page;

    @Nullable String release;

    @Nullable Boolean consent;

    boolean hasLongText;
    private long time = Long.MIN_VALUE;
    private boolean isDated;

    EventDraft(WireShape shape) {
        this.shape = shape;
    }

    void time(long milliseconds) {
        time = milliseconds;
    }

    /** The event says when it happened in the form of seed 004, which devices send: it need not name anybody. */
    void dated(long milliseconds) {
        time = milliseconds;
        isDated = true;
    }

    void property(String name, Value value) {
        if (!isFull(unknown)) {
            unknown.put(name, value);
        }
    }

    void properties(Map<String, Value> given) {
        properties = given;
    }

    void object(ObjectionKind kind, String field, String message, Serializable... arguments) {
        if (objections.isEmpty()) {
            objections = new ArrayList<>();
        }
        if (objections.size() < MOST_OBJECTIONS) {
            objections.add(new Objection(kind, field, Message.of("ingest.objection." + message, arguments)));
        }
    }

    /**
     * The event.
     *
     * @param shared release of all events of the request; null when none is given
     * @param agreed consent of all events of the request; null when none is given
     */
    SentEvent read(@Nullable String shared, @Nullable Boolean agreed) {
        var all = all();
        promote(all);
        var kind = shape == WireShape.TELEMETRY ? telemetryType() : trackType();
        if (page == null && kind == EventType.PAGE && shape == WireShape.TELEMETRY) {
            page = name;
        }
        check(all);
        if (release == null && shared != null) {
            release = shared;
            hasLongText |= shared.length() > Texts.LONGEST;
        }
        if (!objections.isEmpty()) {
            return new SentEvent(null, id, List.copyOf(objections), hasLongText, consent);
        }
        var event = new Event(
                id,
                kind,
                java.util.Objects.requireNonNull(name),
                Instant.ofEpochMilli(time),
                userId,
                anonymousId,
                sessionId,
                platform,
                page,
                release,
                new Value.Fields(all));
        return new SentEvent(event, id, List.of(), hasLongText, consent == null ? agreed : consent);
    }

    /** What stands among the properties outweighs what stands beside them. */
    private Map<String, Value> all() {
        if (unknown.isEmpty()) {
            return properties;
        }
        unknown.putAll(properties);
        return unknown;
    }

    /** Seed 004 puts what all events have among the properties. */
    private void promote(Map<String, Value> all) {
        if (shape == WireShape.TELEMETRY && all.get("user") instanceof Value.Fields user && userId == null) {
            userId = user.fields().get("id") instanceof Value.Text text ? text.text() : null;
        }
        if (shape == WireShape.TRACK_OR_DEVICE) {
            userId = userId == null ? taken(all, "user_id") : userId;
            anonymousId = anonymousId == null ? taken(all, "anonymous_id") : anonymousId;
            sessionId = sessionId == null ? taken(all, "session_id") : sessionId;
            platform = platform == null ? taken(all, "platform") : platform;
            page = page == null ? taken(all, "page") : page;
            release = release == null ? taken(all, "app_version") : release;
        }
    }

    private static @Nullable String taken(Map<String, Value> all, String field) {
        if (all.get(field) instanceof Value.Text text) {
            all.remove(field);
            return text.text();
        }
        return null;
    }

    private EventType trackType() {
        return "page_view".equals(name) ? EventType.PAGE : EventType.EVENT;
    }

    private EventType telemetryType() {
        if (type == null) {
            missing("type");
            return EventType.EVENT;
        }
        var known = EventType.of(type);
        if (known.isEmpty()) {
            object(ObjectionKind.INVALID_VALUE, "type", "type");
        }
        return known.orElse(EventType.EVENT);
    }

    private void check(Map<String, Value> all) {
        boolean isTelemetry = shape == WireShape.TELEMETRY;
        checkName(isTelemetry ? "name" : "event_name");
        if (time == Long.MIN_VALUE) {
            missing(isTelemetry ? "ts" : "timestamp");
        } else if (time < 0 || time > LATEST) {
            object(ObjectionKind.INVALID_VALUE, isTelemetry ? "ts" : "timestamp", "time");
        }
        if (!isTelemetry && !isDated && userId == null && anonymousId == null) {
            missing("user_id");
        }
        if (id != null && id.length() > Texts.LONGEST) {
            object(ObjectionKind.TOO_LONG, "event_id", "too-long", Texts.LONGEST);
            id = Texts.cut(id, LONGEST_NAME);
        }
        if (all.size() > MOST_PROPERTIES) {
            tooMany("properties");
        }
    }

    private void checkName(String field) {
        if (name == null || name.isBlank()) {
            missing(field);
        } else if (name.length() > LONGEST_NAME) {
            // Names of pages and calls are data, and may be long. Masking cuts them, when it has seen all of them.
            if (shape == WireShape.TELEMETRY && !EventType.EVENT.key().equals(type)) {
                hasLongText = true;
            } else {
                object(ObjectionKind.TOO_LONG, field, "too-long", LONGEST_NAME);
            }
        }
    }

    /** Once. */
    void tooMany(String field) {
        object(ObjectionKind.TOO_MANY_PROPERTIES, field, "too-many", MOST_PROPERTIES);
    }

    /** Whether as many stand in one object as may. */
    static boolean isFull(Map<String, Value> fields) {
        return fields.size() > MOST_PROPERTIES;
    }

    private void missing(String field) {
        if (objections.stream().noneMatch(objection -> objection.field().equals(field))) {
            object(ObjectionKind.MISSING_FIELD, field, "missing", field);
        }
    }
}
