package io.trackplane.ingest.erasure;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.FirstSight;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.QuarantinedEvent;
import io.trackplane.eventstore.QuarantinedEvent.Reason;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.eventstore.StoredEvent.Measured;
import io.trackplane.eventstore.StreamName;
import io.trackplane.ingest.back.Identity;
import io.trackplane.tenancy.Environment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people leave behind in an environment. */
final class Traces {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final EventStore store;
    private final int stream;

    Traces(EventStore store, Environment environment) {
        this.store = store;
        stream = store.stream(new StreamName(
                environment.tenant(), environment.application(), environment.key(), environment.createdAt()));
    }

    /** Events, one quarantined event and one first sight of a user. */
    void of(String user, @Nullable String anonymous, int events) {
        for (int i = 0; i < events; i++) {
            event(user, anonymous);
        }
        store.write(new Group(
                List.of(),
                List.of(aside(user, anonymous)),
                List.of(),
                List.of(new FirstSight(stream, Identity.visitor(user), NOW))));
    }

    void event(@Nullable String user, @Nullable String anonymous) {
        var id = user != null ? user : anonymous;
        var event = new StoredEvent(
                stream,
                NOW,
                NOW,
                UUID.randomUUID(),
                EventType.EVENT,
                "click",
                Identity.visitor(id == null ? "" : id),
                user,
                anonymous,
                8,
                "s1",
                "web",
                "/",
                "1.4.0",
                null,
                null,
                null,
                null,
                null,
                1,
                0,
                Measured.NOTHING,
                "{}");
        store.write(new Group(List.of(event), List.of(), List.of(), List.of()));
    }

    private QuarantinedEvent aside(String user, @Nullable String anonymous) {
        return new QuarantinedEvent(
                stream,
                NOW,
                NOW,
                UUID.randomUUID(),
                "click",
                user,
                anonymous,
                "web",
                "1.4.0",
                List.of(new Reason("unplanned", "", "", "")),
                "{\"event_name\":\"click\",\"user_id\":\"" + user + "\"}");
    }

    /** How many rows a question about this environment counts: {@code events where user_id = 'ann'}. */
    long count(String table, String condition) {
        return store.reader()
                .query(
                        "select count(*) from " + table + " where stream = :stream and " + condition,
                        Map.of("stream", stream),
                        (row, number) -> row.getLong(1))
                .getFirst();
    }
}
