package io.trackplane.ingest.back;

import io.trackplane.event.Value;
import java.util.Set;

/** Writes properties as JSON, in the order they came. */
final class PropertyText {
    private static final String HEX = "0123456789abcdef";

    private PropertyText() {}

    /** An object without the named fields. */
    static String of(Value.Fields fields, Set<String> without) {
        var text = new StringBuilder(128);
        write(fields, without, text);
        return text.toString();
    }

    private static void write(Value.Fields fields, Set<String> without, StringBuilder text) {
        text.append('{');
        boolean isFirst = true;
        for (var field : fields.fields().entrySet()) {
            if (without.contains(field.getKey())) {
                continue;
            }
            if (!isFirst) {
                text.append(',');
            }
            isFirst = false;
            write(field.getKey(), text);
            text.append(':');
            write(field.getValue(), text);
        }
        text.append('}');
    }

    private static void write(Value value, StringBuilder text) {
        switch (value) {
            case Value.Text one -> write(one.text(), text);
            case Value.Whole whole -> text.append(whole.number());
            case Value.Decimal decimal -> text.append(decimal.number());
            case Value.Truth truth -> text.append(truth.holds());
            case Value.Nothing nothing -> text.append("null");
            case Value.Items items -> write(items, text);
            case Value.Fields fields -> write(fields, Set.of(), text);
        }
    }

    private static void write(Value.Items items, StringBuilder text) {
        text.append('[');
        for (int i = 0; i < items.items().size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            write(items.items().get(i), text);
        }
        text.append(']');
    }

    private static void write(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20) {
                text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
