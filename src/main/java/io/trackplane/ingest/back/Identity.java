package io.trackplane.ingest.back;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that stand for visitors, sessions and events in the event store. They are stored, so they never change: the first half
 * of MurmurHash3_x64_128 over UTF-8, each kind with a seed of its own.
 */
public final class Identity {
    private static final int VISITOR = 1;
    private static final int SESSION = 2;
    private static final int EVENT = 3;
    private static final int UNNAMED = 4;
    private static final int FINGERPRINT = 5;

    private static final int SEPARATOR = 0xff;
    private static final int ABSENT = 0xfe;

    private Identity() {}

    /**
     * The number of a visitor.
     *
     * @param id {@code user_id}, else {@code anonymous_id}, as stored
     */
    public static long visitor(String id) {
        return new Hash128().begin(VISITOR).add(id).end().low();
    }

    /** The number of a session that the client named. */
    public static long session(long visitor, String id) {
        return new Hash128().begin(SESSION).add(visitor).add(id).end().low();
    }

    /** The number of a session that the server found to begin at a time, in milliseconds. */
    public static long session(long visitor, long begin) {
        return new Hash128().begin(SESSION).add(visitor).add(begin).end().high();
    }

    /** The id of an event as a UUID: itself when it is one, else one made from it. */
    public static UUID event(String id) {
        if (isUuid(id)) {
            return UUID.fromString(id);
        }
        return uuid(new Hash128().begin(EVENT).add(id).end());
    }

    /** Whether an id has the form of a UUID, 8-4-4-4-12 hexadecimal digits. */
    public static boolean isUuid(String id) {
        if (id.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean fits = i == 8 || i == 13 || i == 18 || i == 23
                    ? id.charAt(i) == '-'
                    : id.charAt(i) < 0x80 && Character.digit(id.charAt(i), 16) >= 0;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /**
     * The id of an event that has none: the same for the same type, name, person, session, page, second and properties, so that a client that sends it
     * again is not counted twice (seed 004 §5).
     */
    public static UUID unnamed(Event event) {
        var hash = new Hash128().begin(UNNAMED).octet(event.type().ordinal());
        part(hash, event.name());
        part(hash, event.userId());
        part(hash, event.anonymousId());
        part(hash, event.sessionId());
        part(hash, event.page());
        hash.add(event.time().getEpochSecond());
        value(hash, event.properties());
        return uuid(hash.end());
    }

    /** Stands for errors of the same name, message and place in the code; 16 hexadecimal digits. */
    static String fingerprint(String name, String message, String frame) {
        var hash = new Hash128().begin(FINGERPRINT);
        part(hash, name);
        part(hash, message);
        part(hash, frame);
        return "%016x".formatted(hash.end().low());
    }

    private static void part(Hash128 hash, @Nullable String text) {
        if (text == null) {
            hash.octet(ABSENT);
        } else {
            hash.add(text);
        }
        hash.octet(SEPARATOR);
    }

    private static void value(Hash128 hash, Value value) {
        switch (value) {
            case Value.Text text -> part(hash.octet('t'), text.text());
            case Value.Whole whole -> hash.octet('w').add(whole.number());
            case Value.Decimal decimal -> hash.octet('d').add(Double.doubleToLongBits(decimal.number()));
            case Value.Truth truth -> hash.octet(truth.holds() ? 'y' : 'n');
            case Value.Nothing nothing -> hash.octet('0');
            case Value.Items items -> {
                hash.octet('[');
                items.items().forEach(item -> value(hash, item));
                hash.octet(']');
            }
            case Value.Fields fields -> {
                hash.octet('{');
                fields.fields().forEach((name, field) -> {
                    part(hash, name);
                    value(hash, field);
                });
                hash.octet('}');
            }
        }
    }

    /** Version 8 of RFC 9562, whose other bits are ours. */
    private static UUID uuid(Hash128 hash) {
        return new UUID(hash.low() & ~0xf000L | 0x8000L, hash.high() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
