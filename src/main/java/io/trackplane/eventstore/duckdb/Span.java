package io.trackplane.eventstore.duckdb;

import java.time.Instant;

/**
 * The time over which the visits of a stream are summed up without a gap.
 *
 * @param first the first moment, a whole hour
 * @param until the first moment that is not, a whole hour
 */
record Span(Instant first, Instant until) {
    boolean covers(Instant time) {
        return !time.isBefore(first) && time.isBefore(until);
    }
}
