package io.trackplane.ingest.collect;

import io.trackplane.ingest.front.Sent;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.SignatureAuthentication.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads bodies token by token; no tree is made of them. A body that is no JSON is refused as a whole, what is wrong with one event is said of that
 * event. Duplicate names are as in JavaScript: the last counts; only {@code events} must not stand there twice.
 */
final class EnvelopeReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000)
                    // Bodies have a limit of their own; long texts are cut and long numbers objected to, event by
                    // event.
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            // It would be no error of ours: field names are chosen by whoever sends.
            .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private final JsonParser parser;
    private final WireShape shape;
    private final int mostEvents;

    private @Nullable List<EventDraft> events;
    private boolean isEvent;
    private @Nullable Long sentAt;
    private @Nullable String release;
    private @Nullable Boolean consent;
    private @Nullable String appId;
    private @Nullable String timestamp;
    private @Nullable String sign;

    private EnvelopeReader(JsonParser parser, WireShape shape, int mostEvents) {
        this.parser = parser;
        this.shape = shape;
        this.mostEvents = mostEvents;
    }

    /**
     * Reads a body.
     *
     * @param mostEvents how many events it may have
     * @throws Problem.Malformed when it is no JSON in UTF-8, has no events, or something at the top has the wrong type
     * @throws Problem.TooLarge when it has more events
     */
    static Envelope read(byte[] body, WireShape shape, int mostEvents) {
        refuseOtherEncodings(body);
        return understood(() -> {
            try (var parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), body)) {
                return new EnvelopeReader(parser, shape, mostEvents).read(body);
            }
        });
    }

    /**
     * The signature at the top of the beginning of a body; null when there is none. Events are read over.
     *
     * @param beginning may end anywhere
     */
    static @Nullable Signature signature(byte[] beginning) {
        try (var parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), beginning)) {
            var reader = new EnvelopeReader(parser, WireShape.TRACK, 0);
            try {
                reader.readSignature();
            } catch (JacksonException | Problem.Malformed e) {
                // It ends in the middle, or is no JSON: what was found until then counts.
            }
            return reader.signature();
        }
    }

    private interface Reading {
        Envelope read();
    }

    private static Envelope understood(Reading reading) {
        try {
            return reading.read();
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new Problem.Malformed(
                    "body",
                    at == null
                            ? Message.of("problem.json.too-large")
                            : Message.of("problem.json.unreadable", at.getLineNr(), at.getColumnNr()));
        }
    }

    /** Jackson would take a NUL among the first bytes for a sign of UTF-16 or UTF-32. */
    private static void refuseOtherEncodings(byte[] body) {
        for (int i = 0; i < Math.min(body.length, 4); i++) {
            if (body[i] == 0) {
                throw new Problem.Malformed("body", Message.of("problem.body.utf-8"));
            }
        }
        if (!Characters.isUtf8(body)) {
            throw new Problem.Malformed("body", Message.of("problem.body.utf-8"));
        }
    }

    private Envelope read(byte[] body) {
        begin();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var field = parser.currentName();
            parser.nextToken();
            field(field);
        }
        if (parser.nextToken() != null) {
            throw new Problem.Malformed("body", Message.of("ingest.problem.trailing"));
        }
        if (events == null && isEvent && shape == WireShape.TRACK_OR_DEVICE) {
            return new Envelope(new Sent(List.of(single(body)), instant()), null);
        }
        return new Envelope(new Sent(read(events), instant()), signature());
    }

    private void begin() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new Problem.Malformed("body", Message.of("ingest.problem.object"));
        }
    }

    private void field(String field) {
        switch (field) {
            case "events" -> events();
            case "sent_at" -> sentAt = time(field);
            case "app_version", "release" -> release = whole(field);
            case "consent" -> consent = truth(field);
            case "event_name" -> {
                isEvent = true;
                parser.skipChildren();
            }
            case "sdk_version", "schema_version", "app" -> scalar(field);
            case "app_id", "timestamp", "sign" -> credential(field);
            default -> parser.skipChildren();
        }
    }

    private void readSignature() {
        begin();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var field = parser.currentName();
            parser.nextToken();
            credential(field);
        }
    }

    private void credential(String field) {
        switch (field) {
            case "app_id" -> appId = scalar(field);
            case "timestamp" -> timestamp = scalar(field);
            case "sign" -> sign = scalar(field);
            default -> parser.skipChildren();
        }
    }

    private @Nullable Signature signature() {
        if (appId == null || timestamp == null || sign == null) {
            return null;
        }
        try {
            return new Signature(appId, Long.parseLong(timestamp), sign);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void events() {
        if (events != null) {
            throw wrong("events", "ingest.problem.twice");
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong("events", "ingest.problem.list");
        }
        var read = new ArrayList<EventDraft>();
        var reader = new EventReader(parser, shape);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (read.size() == mostEvents) {
                throw new Problem.TooLarge(Message.of("ingest.problem.too-many-events", mostEvents));
            }
            read.add(reader.read());
        }
        events = read;
    }

    private List<io.trackplane.ingest.front.SentEvent> read(@Nullable List<EventDraft> drafts) {
        if (drafts == null || drafts.isEmpty()) {
            throw wrong("events", "ingest.problem.no-events");
        }
        return drafts.stream().map(draft -> draft.read(release, consent)).toList();
    }

    /** An event without a list around it. */
    private io.trackplane.ingest.front.SentEvent single(byte[] body) {
        try (var again = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), body)) {
            again.nextToken();
            return new EventReader(again, shape).read().read(release, consent);
        }
    }

    private @Nullable Instant instant() {
        return sentAt == null ? null : Instant.ofEpochMilli(sentAt);
    }

    private @Nullable Long time(String field) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        var time = Times.read(parser);
        if (time == null) {
            throw wrong(field, "ingest.problem.time");
        }
        return time;
    }

    private @Nullable Boolean truth(String field) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw wrong(field, "ingest.problem.truth");
        };
    }

    private @Nullable String scalar(String field) {
        var text = whole(field);
        return text == null ? null : ValueReader.beginning(text);
    }

    /** What is stored is not cut before it is masked. */
    private @Nullable String whole(String field) {
        if (!parser.currentToken().isScalarValue()) {
            throw wrong(field, "ingest.problem.scalar");
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : Characters.storable(parser.getString());
    }

    private static Problem.Malformed wrong(String field, String message) {
        return new Problem.Malformed(field, Message.of(message));
    }
}
