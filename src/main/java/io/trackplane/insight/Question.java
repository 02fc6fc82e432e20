package io.trackplane.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is asked about an environment's events.
 *
 * @param stream number of the environment in the event store
 */
public record Question(int stream, Range range, Interval interval, Filters filters) {
    /** So long before its end a range may still change: most events come as they happen, those of clients that were offline some days later. */
    private static final Duration FRESH = Duration.ofDays(3);

    /** The same about the time before, see {@link Range#previous}. */
    public Question previous(Instant now) {
        return new Question(stream, range.previous(now), interval, filters);
    }

    /**
     * The same about what has been for some days, and about the rest, for whoever can put the two answers together: that to the first is kept while events
     * come. Cut where a step begins; itself alone where its range is short.
     */
    public List<Question> parts() {
        var cut = interval.start(range.to().minus(FRESH), range.zone());
        return cut.isBefore(range.from().plus(FRESH))
                ? List.of(this)
                : List.of(within(range.from(), cut), within(cut, range.to()));
    }

    private Question within(Instant from, Instant to) {
        return new Question(stream, new Range(from, to, range.zone()), interval, filters);
    }
}
