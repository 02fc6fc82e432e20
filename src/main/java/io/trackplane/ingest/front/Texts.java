package io.trackplane.ingest.front;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** How long texts may be. They are cut after masking: half of a phone number would not be found. */
public final class Texts {
    /** Most characters of a text that is kept. */
    public static final int LONGEST = 4096;

    private Texts() {}

    /** The event with texts that are no longer than is kept. */
    static Event cut(Event event) {
        return new Event(
                event.id(),
                event.type(),
                event.name(),
                event.time(),
                cut(event.userId()),
                cut(event.anonymousId()),
                cut(event.sessionId()),
                cut(event.platform()),
                cut(event.page()),
                cut(event.release()),
                cut(event.properties()));
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null ? null : cut(text, LONGEST);
    }

    /** The beginning of a text; a character of two units stays whole. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private static Value.Fields cut(Value.Fields fields) {
        var cut = new LinkedHashMap<String, Value>();
        fields.fields().forEach((name, value) -> cut.put(name, cut(value)));
        return new Value.Fields(cut);
    }

    private static Value cut(Value value) {
        return switch (value) {
            case Value.Text text -> new Value.Text(cut(text.text(), LONGEST));
            case Value.Fields fields -> cut(fields);
            case Value.Items items -> {
                var cut = new ArrayList<Value>();
                items.items().forEach(item -> cut.add(cut(item)));
                yield new Value.Items(cut);
            }
            default -> value;
        };
    }
}
