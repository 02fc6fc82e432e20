package io.trackplane.insight.errors;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Errors of one cause.
 *
 * @param fingerprint stands for the cause; hex
 * @param name of the newest of them, such as {@code TypeError}
 * @param message of the newest of them, masked; null where none came
 * @param count how many in the range
 * @param users distinct visitors who met one in the range
 * @param sessions distinct sessions that met one in the range
 * @param firstSeen the first one that is kept, whatever the range and the filters
 * @param lastSeen the last one that is kept, whatever the range and the filters
 * @param firstRelease the release of the first one that is kept; null where it named none
 * @param releases those it happened in within the range, the one with the most errors first
 * @param trend every step of the question's time axis
 */
public record ErrorGroup(
        String fingerprint,
        String name,
        @Nullable String message,
        double count,
        double users,
        double sessions,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable String firstRelease,
        List<String> releases,
        List<ErrorCount> trend) {
    /** Whether nobody had seen it before a moment, such as the beginning of a range. */
    public boolean isNewSince(Instant moment) {
        return !firstSeen.isBefore(moment);
    }
}
