package io.trackplane.ingest.erasure;

import io.trackplane.eventstore.Erased;
import java.time.Instant;

/**
 * What went of an environment.
 *
 * @param since when the environment was made: another one may have been called the same before
 */
public record ErasedPlace(
        String application, String environment, Instant since, long events, long quarantined, long firstSights) {
    static ErasedPlace of(Erased erased) {
        var stream = erased.stream();
        return new ErasedPlace(
                stream.application(),
                stream.environment(),
                stream.since(),
                erased.events(),
                erased.quarantined(),
                erased.visitors());
    }

    /** Rows of all kinds. */
    public long rows() {
        return events + quarantined + firstSights;
    }
}
