package io.trackplane.ingest.front;

import io.trackplane.eventstore.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Places events in time. A client's clock is wrong by as much as it was wrong when it sent; so an event happened {@code received − (sent − original)}.
 *
 * @param received when the request came
 * @param sentAt when it was sent, by the client's clock; null when the client does not say
 * @param latest a later time cannot be
 * @param earliest an earlier one is late
 */
record Timing(Instant received, @Nullable Instant sentAt, Instant latest, Instant earliest) {
    static Timing of(Instant received, @Nullable Instant sentAt, Duration allowedSkew, Duration lateAfter) {
        return new Timing(received, sentAt, received.plus(allowedSkew), received.minus(lateAfter));
    }

    /**
     * When an event happened; not before 1970, whatever clocks say.
     *
     * @param original as the client says
     * @param marks gets {@link Mark#FUTURE} or {@link Mark#LATE}
     */
    Instant place(Instant original, Set<Mark> marks) {
        var corrected = sentAt == null ? original : received.minus(Duration.between(original, sentAt));
        if (corrected.isAfter(latest)) {
            marks.add(Mark.FUTURE);
            return received;
        }
        if (corrected.isBefore(earliest)) {
            marks.add(Mark.LATE);
        }
        return corrected.isBefore(Instant.EPOCH) ? Instant.EPOCH : corrected;
    }
}
