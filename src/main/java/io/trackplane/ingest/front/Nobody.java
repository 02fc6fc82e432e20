package io.trackplane.ingest.front;

import io.trackplane.event.Event;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers that name nobody. Seed 001's SDK says {@code anonymous} for everybody who is not signed in, and programs say {@code undefined} where
 * they have nothing: taken for a name, they would make one visitor of all of them.
 */
final class Nobody {
    private Nobody() {}

    /** The event without identifiers that name nobody. */
    static Event forgotten(Event event) {
        if (!is(event.userId()) && !is(event.anonymousId()) && !is(event.sessionId())) {
            return event;
        }
        return new Event(
                event.id(),
                event.type(),
                event.name(),
                event.time(),
                named(event.userId()),
                named(event.anonymousId()),
                named(event.sessionId()),
                event.platform(),
                event.page(),
                event.release(),
                event.properties());
    }

    private static @Nullable String named(@Nullable String identifier) {
        return is(identifier) ? null : identifier;
    }

    private static boolean is(@Nullable String identifier) {
        if (identifier == null || identifier.length() > "undefined".length()) {
            return false;
        }
        return switch (identifier.strip().toLowerCase(Locale.ROOT)) {
            case "", "anonymous", "null", "undefined" -> true;
            default -> false;
        };
    }
}
