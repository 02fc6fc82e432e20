package io.trackplane.eventstore.duckdb;

import java.time.Instant;

/**
 * The time over which the visits of a stream are summed up without a gap.
 *
 * @param first the first moment, a whole quarter of an hour
 * @param until the first moment that is not, a whole quarter of an hour
 */
record Span(Instant first, Instant until) {
    boolean covers(Instant time) {
        return !time.isBefore(first) && time.isBefore(until);
    }
}
