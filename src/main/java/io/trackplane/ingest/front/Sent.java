package io.trackplane.ingest.front;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request holds.
 *
 * @param events in the order sent
 * @param sentAt when it was sent, by the client's clock; null when the client does not say
 */
public record Sent(List<SentEvent> events, @Nullable Instant sentAt) {
    /** Whom the first event is about: one request is about one visitor, except from servers. */
    public @Nullable String visitor() {
        for (var sent : events) {
            if (sent.event() != null) {
                return sent.event().visitor();
            }
        }
        return null;
    }
}
