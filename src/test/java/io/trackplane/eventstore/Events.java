package io.trackplane.eventstore;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.StoredEvent.Measured;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Events for tests. */
public final class Events {
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Events() {}

    /** A page view by a person. */
    public static StoredEvent view(int stream, String person, Instant time) {
        return event(
                stream, EventType.PAGE, "page_view", person, person.hashCode() * 31L, time, Measured.NOTHING, "{}");
    }

    public static StoredEvent event(
            int stream,
            EventType type,
            String name,
            @Nullable String user,
            long visitor,
            Instant time,
            Measured measured,
            String properties) {
        return new StoredEvent(
                stream,
                time,
                time.plusMillis(250),
                UUID.randomUUID(),
                type,
                name,
                visitor,
                user,
                null,
                visitor + 1,
                "s1",
                "web",
                "/home",
                "1.4.0",
                null,
                "phone",
                "Firefox",
                "Android",
                "203.0.113.0/24",
                1,
                0,
                measured,
                properties);
    }

    /** An event with something in every column, about 400 bytes as JSON. */
    public static StoredEvent full(int stream, long number, Instant time) {
        return new StoredEvent(
                stream,
                time,
                time.plusMillis(number % 900),
                new UUID(number * 0x9E3779B97F4A7C15L, ~number * 0xC2B2AE3D27D4EB4FL),
                EventType.values()[(int) (number % 5)],
                List.of("page_view", "card_click", "api_call", "web_vital", "error")
                        .get((int) (number % 5)),
                (number % 5000) * 0x9E3779B97F4A7C15L,
                "user-" + number % 5000,
                "anonymous-" + number % 5000,
                (number % 20000) * 0xC2B2AE3D27D4EB4FL,
                "session-" + number % 20000,
                "web",
                "/shop/" + number % 40,
                "2.1." + number % 7,
                number % 3 == 0 ? "https://search.example/" : null,
                number % 2 == 0 ? "phone" : "desktop",
                "Chrome",
                "Windows",
                "203.0." + number % 200 + ".0/24",
                1,
                0,
                new Measured(
                        (double) (number % 3000),
                        number % 5 == 3 ? Map.of("LCP", 1200.0 + number % 1700) : Map.of(),
                        number % 5 == 2 ? 200 : null,
                        number % 5 == 2 ? "GET" : null,
                        number % 5 == 2 ? "/orders/:id" : null,
                        number % 5 == 1 ? "delivery-" + number % 9 : null,
                        null,
                        number % 5 == 4 ? Long.toHexString(number % 12) : null,
                        number % 5 == 4 ? "TypeError: x is not a function" : null),
                "{\"card_id\":\"card-%d\",\"position\":%d,\"theme\":\"dark\"}".formatted(number % 300, number % 12));
    }

    public static QuarantinedEvent aside(int stream, String person, Instant time) {
        return new QuarantinedEvent(
                stream,
                time,
                time,
                UUID.randomUUID(),
                "card_click",
                person,
                null,
                "web",
                "1.4.0",
                List.of(new QuarantinedEvent.Reason("missing", "/card_id", "a text", "nothing")),
                "{\"event\":\"card_click\"}");
    }

    public static Group group(StoredEvent... events) {
        return new Group(List.of(events), List.of(), List.of(), List.of());
    }

    /** So many full events, a millisecond apart. */
    public static Group group(int stream, long first, int size, Instant from) {
        return new Group(
                IntStream.range(0, size)
                        .mapToObj(i -> full(stream, first + i, from.plusMillis(i)))
                        .toList(),
                List.of(),
                List.of(new LedgerCount(
                        stream, from.truncatedTo(java.time.temporal.ChronoUnit.HOURS), size, 0, 0, 0, 0)),
                List.of(new FirstSight(stream, first, from)));
    }
}
