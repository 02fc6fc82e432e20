package io.trackplane.ingest.front;

import io.trackplane.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of a request, as it was read.
 *
 * @param event null when it cannot be accepted
 * @param id {@code event_id}, for the answer; null when the client gave none
 * @param objections why it cannot be accepted; empty when it can
 * @param hasLongText whether a text is longer than is kept
 * @param consent whether the visitor agreed; null when the client does not say
 */
public record SentEvent(
        @Nullable Event event,
        @Nullable String id,
        List<Objection> objections,
        boolean hasLongText,
        @Nullable Boolean consent) {}
