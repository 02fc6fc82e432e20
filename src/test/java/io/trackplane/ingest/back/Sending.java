package io.trackplane.ingest.back;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.eventstore.StreamName;
import io.trackplane.ingest.Arrival;
import io.trackplane.ingest.Batch;
import io.trackplane.ingest.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events and batches for tests. */
final class Sending {
    static final StreamName STREAM =
            new StreamName("nebula", "onchain", "production", Instant.parse("2026-11-01T00:00:00Z"));
    static final BackProperties PROPERTIES =
            new BackProperties(1_000_000, 100_000, Duration.ofSeconds(1), Duration.ofSeconds(10), 3);
    private static final Client CLIENT = new Client("203.0.113.0/24", "desktop", "Firefox", "Linux", false, 7);

    private Sending() {}

    static Arrival event(
            @Nullable String id, String name, @Nullable String session, Instant time, Map<String, Value> properties) {
        return event(EventType.EVENT, id, name, session, time, properties);
    }

    static Arrival event(
            EventType type,
            @Nullable String id,
            String name,
            @Nullable String session,
            Instant time,
            Map<String, Value> properties) {
        var event =
                new Event(id, type, name, time, "u1", null, session, "web", "/", "1.0", new Value.Fields(properties));
        return new Arrival(event, time, CLIENT, 1, Set.of());
    }

    /** An event of somebody else. */
    static Arrival by(String user, String id, Instant time) {
        var event = new Event(
                id, EventType.EVENT, "a", time, user, null, null, "web", "/", "1.0", new Value.Fields(Map.of()));
        return new Arrival(event, time, CLIENT, 1, Set.of());
    }

    static Batch batch(Instant received, Arrival... arrivals) {
        return new Batch(STREAM, received, List.of(arrivals), List.of(), 0, 0);
    }
}
