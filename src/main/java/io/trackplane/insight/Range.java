package io.trackplane.insight;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A stretch of time, seen in a zone.
 *
 * @param from the first moment
 * @param to the first moment that is not in it any more, after {@code from}
 * @param zone of the tenant
 */
public record Range(Instant from, Instant to, ZoneId zone) {}
