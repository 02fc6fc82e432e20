package io.trackplane.eventstore;

import io.trackplane.event.EventType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code events}: an event as it is kept, masked and placed. The columns have the same names in snake case.
 *
 * @param stream number of its environment, see {@link EventStore#stream}
 * @param time when it happened, corrected for the client's clock; milliseconds
 * @param received when the server got it; milliseconds
 * @param id its id; of an id that is no UUID a UUID made from it, the id itself then stands in the properties as {@code event_id}
 * @param visitor stands for the user, else the anonymous id, else a nameless visitor of one day; never shown
 * @param userId as sent, masked
 * @param anonymousId as sent, masked
 * @param session stands for the session within the visitor; never shown
 * @param sessionId as sent, masked; null where the server put the session together
 * @param referrer page or site it came from
 * @param device {@code desktop}, {@code phone}, {@code tablet}, {@code bot} or null where nothing is known
 * @param browser its name without a version
 * @param system the operating system's name without a version
 * @param network the client's address cut to its network, such as {@code 203.0.113.0/24}
 * @param rate the share of visitors that were kept when it came, above 0 to 1: it stands for {@code 1 / rate} events
 * @param marks bits of {@link Mark}
 * @param measured hot properties as columns of their own
 * @param properties everything else as a JSON object, without what has a column
 */
public record StoredEvent(
        int stream,
        Instant time,
        Instant received,
        UUID id,
        EventType type,
        String name,
        long visitor,
        @Nullable String userId,
        @Nullable String anonymousId,
        long session,
        @Nullable String sessionId,
        @Nullable String platform,
        @Nullable String page,
        @Nullable String release,
        @Nullable String referrer,
        @Nullable String device,
        @Nullable String browser,
        @Nullable String system,
        @Nullable String network,
        double rate,
        int marks,
        Measured measured,
        String properties) {

    /**
     * Properties that questions are asked about, as columns.
     *
     * @param duration {@code stayMs}, {@code durationMs}, {@code duration_ms}: visible time of a page view or time of a call, ms
     * @param vitals web vitals by name, {@code LCP}, {@code INP}, {@code CLS}, {@code FCP}, {@code TTFB}, {@code FID}: ms, no unit for CLS; one nullable
     *     column each ({@code lcp} and so on), as one event may carry several
     * @param status HTTP status of a call; 0 where there was no answer
     * @param method HTTP method of a call
     * @param route route template of a call, such as {@code /orders/:id}
     * @param delivery {@code delivery_id}
     * @param action {@code action_id}
     * @param fingerprint stands for errors of the same cause; hex
     * @param message of an error, masked
     */
    public record Measured(
            @Nullable Double duration,
            Map<String, Double> vitals,
            @Nullable Integer status,
            @Nullable String method,
            @Nullable String route,
            @Nullable String delivery,
            @Nullable String action,
            @Nullable String fingerprint,
            @Nullable String message) {
        /** An event that measures nothing. */
        public static final Measured NOTHING = new Measured(null, Map.of(), null, null, null, null, null, null, null);
    }
}
