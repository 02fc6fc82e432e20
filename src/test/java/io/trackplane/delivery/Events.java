package io.trackplane.delivery;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events for tests. */
final class Events {
    private Events() {}

    static Event of(@Nullable String user, String name) {
        return event(user, EventType.EVENT, name, "web", "/checkout/pay", "4.12.0");
    }

    static Event event(
            @Nullable String user,
            EventType type,
            String name,
            @Nullable String platform,
            @Nullable String page,
            @Nullable String release) {
        return new Event(
                null, type, name, Instant.EPOCH, user, null, null, platform, page, release, new Value.Fields(Map.of()));
    }
}
