package io.trackplane.ingest.front;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Seed 002 §6 names the user in an object, {@code user: {id, role}}. The id stands beside the properties, where it counts, and also among them while the
 * event is checked and masked, as plans and rules may mean either; afterwards the stricter of both stays, and only once.
 */
final class Promotion {
    private static final String USER = "user";
    private static final String ID = "id";

    private Promotion() {}

    /**
     * The masked event with the user's id in one place.
     *
     * @param original before masking
     */
    static Event settled(Event original, Event masked) {
        var sent = idIn(original);
        if (sent == null || !sent.equals(original.userId())) {
            return masked;
        }
        boolean isHiddenBeside = !sent.equals(masked.userId());
        return with(masked, isHiddenBeside ? masked.userId() : idIn(masked), withoutId(masked.properties()));
    }

    private static @Nullable String idIn(Event event) {
        return event.properties().fields().get(USER) instanceof Value.Fields user
                        && user.fields().get(ID) instanceof Value.Text id
                ? id.text()
                : null;
    }

    private static Value.Fields withoutId(Value.Fields properties) {
        if (!(properties.fields().get(USER) instanceof Value.Fields user)) {
            return properties;
        }
        var rest = new LinkedHashMap<>(user.fields());
        rest.remove(ID);
        var all = new LinkedHashMap<>(properties.fields());
        if (rest.isEmpty()) {
            all.remove(USER);
        } else {
            all.put(USER, new Value.Fields(rest));
        }
        return new Value.Fields(all);
    }

    private static Event with(Event event, @Nullable String userId, Value.Fields properties) {
        return new Event(
                event.id(),
                event.type(),
                event.name(),
                event.time(),
                userId,
                event.anonymousId(),
                event.sessionId(),
                event.platform(),
                event.page(),
                event.release(),
                properties);
    }
}
