package io.trackplane.eventstore;

import io.trackplane.event.EventType;
import java.util.List;
import java.util.stream.Collectors;

/** What an event says of a visitor's attention, as conditions on a row of {@code events}. */
public final class Engagement {
    /** Visible time from which a session is no bounce, ms. */
    private static final int BOUNCE_MILLIS = 10_000;

    /** Tells how long a page was visible. */
    public static final String PAGE_DURATION = "page_duration";

    /** Events that clients send without anybody doing anything. */
    public static final List<String> PASSIVE = List.of(
            PAGE_DURATION,
            "page_leave",
            "heartbeat",
            "heartbeat_receive",
            "session_start",
            "session_end",
            "app_start",
            "recommend_impression");

    /** A page view. */
    public static final String VIEW = "type = " + EventType.PAGE.ordinal();

    /** Somebody did something. */
    public static final String INTERACTION = "(type = %d AND name NOT IN (%s))"
            .formatted(
                    EventType.EVENT.ordinal(),
                    PASSIVE.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ")));

    /** Tells of visible time, in {@code duration}. */
    public static final String VISIBLE = "(duration >= 0 AND (%s OR name = '%s'))".formatted(VIEW, PAGE_DURATION);

    private Engagement() {}

    /**
     * A session that saw one page and left, as a condition on what is known of it: {@code pages} viewed, {@code views} with those that were not sampled,
     * {@code interacted}, {@code visible} ms.
     *
     * @param of where these stand: empty, or a name with a dot
     */
    public static String bounced(String of) {
        return "%1$sviews > 0 AND %1$spages = 1 AND %1$sinteracted = 0 AND %1$svisible < %2$d"
                .formatted(of, BOUNCE_MILLIS);
    }
}
