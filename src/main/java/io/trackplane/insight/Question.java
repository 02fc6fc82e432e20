package io.trackplane.insight;

import java.time.Instant;

/**
 * What is asked about an environment's events.
 *
 * @param stream number of the environment in the event store
 */
public record Question(int stream, Range range, Interval interval, Filters filters) {
    /** The same about the time before, see {@link Range#previous}. */
    public Question previous(Instant now) {
        return new Question(stream, range.previous(now), interval, filters);
    }
}
