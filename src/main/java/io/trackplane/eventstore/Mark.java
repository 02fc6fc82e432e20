package io.trackplane.eventstore;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What was noticed about an event. Stored as bits of one number: bit {@code ordinal()}; constants are only ever added at the end. */
public enum Mark {
    /** The same user met the same delivery within 24 h before: delivery figures leave it out. */
    REPEAT,
    /** Its time was more than the allowed skew ahead of the server's; it is placed at the time it was received. */
    FUTURE,
    /** It happened longer ago than the tenant keeps events, or than the allowed age; it is placed as it says. */
    LATE,
    /** Its user agent is one of a crawler, a monitor or an HTTP library. */
    BOT,
    /** One of repeated {@code qr_scan} events by one device, seed 004 §5. */
    SUSPECT_BATCH,
    /** A heartbeat whose {@code latency_ms} is over the threshold, seed 004 §5. */
    LATENCY,
    /** The plan does not know it. */
    UNPLANNED,
    /** It breaks its contract, and was accepted. */
    VIOLATING,
    /** A text was longer than allowed and was cut. */
    TRUNCATED,
    /** Nobody is named: the visitor stands for a network and a user agent on one day. */
    NAMELESS,
    /** The session was put together by the server. */
    SERVER_SESSION,
    /** Its id was made by the server. */
    SERVER_ID;

    /** The bit in {@link StoredEvent#marks()}. */
    public int bit() {
        return 1 << ordinal();
    }

    /** The bits of several. */
    public static int bits(Collection<Mark> marks) {
        return marks.stream().mapToInt(Mark::bit).reduce(0, (one, other) -> one | other);
    }

    /** Those of the bits. */
    public static Set<Mark> of(int bits) {
        var marks = EnumSet.noneOf(Mark.class);
        for (var mark : values()) {
            if ((bits & mark.bit()) != 0) {
                marks.add(mark);
            }
        }
        return marks;
    }
}
