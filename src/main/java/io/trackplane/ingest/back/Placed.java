package io.trackplane.ingest.back;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.eventstore.StoredEvent.Measured;
import io.trackplane.ingest.Arrival;
import io.trackplane.ingest.Client;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An arrival with everything that needs no memory: the numbers that stand for it, its columns, the rest of its properties.
 *
 * @param session number of the session that the client named; 0 where it named none
 */
public record Placed(
        Arrival arrival,
        UUID id,
        int marks,
        long visitor,
        long session,
        Measured measured,
        @Nullable String referrer,
        String properties) {

    static Placed of(Arrival arrival) {
        var event = arrival.event();
        var measuring = new Measuring(event);
        long visitor = visitor(event, arrival.client());
        var session = event.sessionId();
        return new Placed(
                arrival,
                id(event),
                marks(arrival),
                visitor,
                session == null ? 0 : Identity.session(visitor, session),
                measuring.measured(),
                measuring.referrer(),
                measuring.rest());
    }

    static UUID id(Event event) {
        return event.id() == null ? Identity.unnamed(event) : Identity.event(event.id());
    }

    private static long visitor(Event event, Client client) {
        var id = event.userId() != null ? event.userId() : event.anonymousId();
        return id == null ? client.nameless() : Identity.visitor(id);
    }

    private static int marks(Arrival arrival) {
        var event = arrival.event();
        int marks = Mark.bits(arrival.marks());
        marks |= event.id() == null ? Mark.SERVER_ID.bit() : 0;
        marks |= event.userId() == null && event.anonymousId() == null ? Mark.NAMELESS.bit() : 0;
        marks |= arrival.client().isBot() ? Mark.BOT.bit() : 0;
        return marks;
    }

    boolean isBot() {
        return (marks & Mark.BOT.bit()) != 0;
    }

    StoredEvent stored(int stream, Instant received, long session, int marks) {
        var event = arrival.event();
        var client = arrival.client();
        return new StoredEvent(
                stream,
                arrival.time(),
                received.truncatedTo(ChronoUnit.MILLIS),
                id,
                event.type(),
                event.name(),
                visitor,
                event.userId(),
                event.anonymousId(),
                session,
                event.sessionId(),
                event.platform(),
                page(event),
                event.release(),
                referrer,
                client.device(),
                client.browser(),
                client.system(),
                client.network(),
                arrival.rate(),
                marks,
                measured,
                properties);
    }

    private static @Nullable String page(Event event) {
        return event.page() == null
                        && event.type() == EventType.PAGE
                        && event.name().startsWith("/")
                ? event.name()
                : event.page();
    }
}
