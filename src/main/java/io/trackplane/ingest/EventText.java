package io.trackplane.ingest;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import org.jspecify.annotations.Nullable;

/** Writes events and their property values as JSON on one line. */
public final class EventText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder text = new StringBuilder(256).append('{');

    public EventText field(String name, @Nullable Value value) {
        if (value != null) {
            if (text.length() > 1) {
                text.append(',');
            }
            quoted(text, name);
            text.append(':');
            write(text, value);
        }
        return this;
    }

    public EventText field(String name, @Nullable String value) {
        return value == null ? this : field(name, new Value.Text(value));
    }

    public String end() {
        return text.append('}').toString();
    }

    /** An event in the form of the track paths. */
    public static String of(Event event) {
        return new EventText()
                .field("event_id", event.id())
                .field("type", event.type().key())
                .field("event_name", event.name())
                .field("timestamp", new Value.Whole(event.time().toEpochMilli()))
                .field("user_id", event.userId())
                .field("anonymous_id", event.anonymousId())
                .field("session_id", event.sessionId())
                .field("platform", event.platform())
                .field("page", event.page())
                .field("app_version", event.release())
                .field("properties", event.properties())
                .end();
    }

    private static void write(StringBuilder text, Value value) {
        switch (value) {
            case Value.Text given -> quoted(text, given.text());
            case Value.Whole whole -> text.append(whole.number());
            case Value.Decimal decimal -> text.append(decimal.number());
            case Value.Truth truth -> text.append(truth.holds());
            case Value.Nothing nothing -> text.append("null");
            case Value.Items items -> {
                text.append('[');
                for (int i = 0; i < items.items().size(); i++) {
                    if (i > 0) {
                        text.append(',');
                    }
                    write(text, items.items().get(i));
                }
                text.append(']');
            }
            case Value.Fields fields -> {
                char before = '{';
                for (var field : fields.fields().entrySet()) {
                    text.append(before);
                    before = ',';
                    quoted(text, field.getKey());
                    text.append(':');
                    write(text, field.getValue());
                }
                text.append(before == '{' ? "{}" : "}");
            }
        }
    }

    private static void quoted(StringBuilder text, String given) {
        text.append('"');
        for (int i = 0; i < given.length(); i++) {
            char c = given.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c) && isLone(given, i)) {
                text.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]);
                text.append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private static boolean isLone(String given, int at) {
        return Character.isHighSurrogate(given.charAt(at))
                ? at + 1 == given.length() || !Character.isLowSurrogate(given.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(given.charAt(at - 1));
    }
}
