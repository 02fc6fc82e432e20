package io.trackplane.privacy.console;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import io.trackplane.kernel.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as JSON on several lines, with marks where it differs from another one: whole fields that the other does not have, and the
 * characters of texts between what both begin and end with.
 */
final class MarkedJson {
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();

    private MarkedJson() {}

    /**
     * A piece of the text.
     *
     * @param marked whether the other event differs here
     */
    record Piece(String text, boolean marked) {}

    static List<Piece> of(Event event, Event other) {
        var json = new MarkedJson();
        json.value(fields(event), fields(other), "");
        json.flush();
        return List.copyOf(json.pieces);
    }

    private static Value.Fields fields(Event event) {
        var fields = new LinkedHashMap<String, Value>();
        put(fields, "event_id", event.id());
        put(fields, "type", event.type().key());
        put(fields, "event_name", event.name());
        put(fields, "user_id", event.userId());
        put(fields, "anonymous_id", event.anonymousId());
        put(fields, "session_id", event.sessionId());
        put(fields, "platform", event.platform());
        put(fields, "page", event.page());
        put(fields, "release", event.release());
        fields.put("properties", event.properties());
        return new Value.Fields(fields);
    }

    private static void put(LinkedHashMap<String, Value> fields, String name, @Nullable String text) {
        if (text != null) {
            fields.put(name, new Value.Text(text));
        }
    }

    private void value(Value value, @Nullable Value other, String indent) {
        if (value instanceof Value.Fields object && other instanceof Value.Fields others) {
            object(object, others, indent);
        } else if (value instanceof Value.Items list && other instanceof Value.Items others) {
            list(list, others, indent);
        } else if (value instanceof Value.Text text && other instanceof Value.Text others) {
            text(text.text(), others.text());
        } else {
            whole(value, other);
        }
    }

    private void object(Value.Fields object, Value.Fields other, String indent) {
        var inner = indent + "  ";
        plain.append('{');
        var separator = "\n";
        for (var field : object.fields().entrySet()) {
            plain.append(separator).append(inner);
            var others = other.fields().get(field.getKey());
            if (others == null) {
                mark(quoted(field.getKey()) + ": " + compact(field.getValue()));
            } else {
                plain.append(quoted(field.getKey())).append(": ");
                value(field.getValue(), others, inner);
            }
            separator = ",\n";
        }
        plain.append(object.fields().isEmpty() ? "}" : "\n" + indent + "}");
    }

    private void list(Value.Items list, Value.Items other, String indent) {
        var inner = indent + "  ";
        plain.append('[');
        for (int i = 0; i < list.items().size(); i++) {
            plain.append(i == 0 ? "\n" : ",\n").append(inner);
            value(list.items().get(i), i < other.items().size() ? other.items().get(i) : null, inner);
        }
        plain.append(list.items().isEmpty() ? "]" : "\n" + indent + "]");
    }

    private void text(String text, String other) {
        if (text.equals(other)) {
            plain.append(quoted(text));
            return;
        }
        int most = Math.min(text.length(), other.length());
        int begin = 0;
        while (begin < most && text.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < most - begin && text.charAt(text.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        plain.append('"').append(inner(text.substring(0, begin)));
        mark(inner(text.substring(begin, text.length() - end)));
        plain.append(inner(text.substring(text.length() - end))).append('"');
    }

    private void whole(Value value, @Nullable Value other) {
        if (value.equals(other)) {
            plain.append(compact(value));
        } else {
            mark(compact(value));
        }
    }

    private static String inner(String text) {
        var quoted = quoted(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String quoted(String text) {
        return CanonicalJson.write(text);
    }

    private static String compact(Value value) {
        return switch (value) {
            case Value.Text text -> quoted(text.text());
            case Value.Whole whole -> Long.toString(whole.number());
            case Value.Decimal decimal -> CanonicalJson.write(decimal.number());
            case Value.Truth truth -> Boolean.toString(truth.holds());
            case Value.Nothing.INSTANCE -> "null";
            case Value.Items list ->
                "["
                        + String.join(
                                ", ",
                                list.items().stream().map(MarkedJson::compact).toList()) + "]";
            case Value.Fields object ->
                "{"
                        + String.join(
                                ", ",
                                object.fields().entrySet().stream()
                                        .map(field -> quoted(field.getKey()) + ": " + compact(field.getValue()))
                                        .toList())
                        + "}";
        };
    }

    private void mark(String text) {
        flush();
        pieces.add(new Piece(text, true));
    }

    private void flush() {
        if (!plain.isEmpty()) {
            pieces.add(new Piece(plain.toString(), false));
            plain.setLength(0);
        }
    }
}
