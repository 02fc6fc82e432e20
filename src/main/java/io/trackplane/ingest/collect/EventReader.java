package io.trackplane.ingest.collect;

import io.trackplane.event.Value;
import io.trackplane.ingest.front.ObjectionKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one event in one of the wire shapes. */
final class EventReader {
    private final JsonParser parser;
    private final ValueReader values;
    private final WireShape shape;

    EventReader(JsonParser parser, WireShape shape) {
        this.parser = parser;
        this.values = new ValueReader(parser);
        this.shape = shape;
    }

    /** The event that begins at the current token. */
    EventDraft read() {
        var draft = new EventDraft(shape);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            draft.object(ObjectionKind.NOT_AN_OBJECT, "", "object");
            return draft;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var field = parser.currentName();
            parser.nextToken();
            if (shape == WireShape.TELEMETRY) {
                telemetry(draft, field);
            } else {
                track(draft, field);
            }
        }
        return draft;
    }

    private void track(EventDraft draft, String field) {
        switch (field) {
            case "event_name" -> draft.name = text(draft, field);
            case "timestamp" -> time(draft, field, false);
            case "event_time" -> time(draft, field, true);
            case "event_id" -> draft.id = identifier(draft, field);
            case "user_id" -> draft.userId = identifier(draft, field);
            case "anonymous_id" -> draft.anonymousId = identifier(draft, field);
            case "session_id" -> draft.sessionId = identifier(draft, field);
            default -> common(draft, field);
        }
    }

    private void telemetry(EventDraft draft, String field) {
        switch (field) {
            case "type" -> draft.type = text(draft, field);
            case "name" -> draft.name = text(draft, field);
            case "ts" -> time(draft, field, false);
            case "event_id", "eventId" -> draft.id = identifier(draft, field);
            case "user_id", "userId" -> draft.userId = identifier(draft, field);
            case "anonymous_id", "anonymousId" -> draft.anonymousId = identifier(draft, field);
            case "session_id", "sessionId" -> draft.sessionId = identifier(draft, field);
            case "props" -> properties(draft, field);
            case "app", "env" -> parser.skipChildren();
            default -> common(draft, field);
        }
    }

    private void common(EventDraft draft, String field) {
        switch (field) {
            case "platform" -> draft.platform = text(draft, field);
            case "page" -> draft.page = text(draft, field);
            case "release", "app_version" -> draft.release = identifier(draft, field);
            case "properties" -> properties(draft, field);
            case "consent" -> draft.consent = truth(draft, field);
            case "client_ip" -> parser.skipChildren();
            default -> draft.property(values.name(draft, ""), values.value(draft, field, 1));
        }
    }

    private @Nullable String text(EventDraft draft, String field) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> values.text(draft);
            case VALUE_NULL -> null;
            default -> wrong(draft, field, "string");
        };
    }

    /** Numbers are taken for identifiers too: many systems count their users. */
    private @Nullable String identifier(EventDraft draft, String field) {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getString();
            default -> text(draft, field);
        };
    }

    private @Nullable String wrong(EventDraft draft, String field, String expected) {
        parser.skipChildren();
        draft.object(ObjectionKind.INVALID_TYPE, field, "type-of-field", field, expected);
        return null;
    }

    private @Nullable Boolean truth(EventDraft draft, String field) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> {
                wrong(draft, field, "boolean");
                yield null;
            }
        };
    }

    private void properties(EventDraft draft, String field) {
        switch (parser.currentToken()) {
            case START_OBJECT -> draft.properties(values.fields(draft, "properties", 1));
            case VALUE_NULL -> draft.properties(Map.<String, Value>of());
            default -> wrong(draft, field, "object");
        }
    }

    private void time(EventDraft draft, String field, boolean isDate) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        var time = Times.read(parser);
        if (time == null) {
            wrong(draft, field, "milliseconds | date-time");
            // Wrong, and not missing.
            draft.time(0);
        } else if (isDate) {
            draft.dated(time);
        } else {
            draft.time(time);
        }
    }
}
