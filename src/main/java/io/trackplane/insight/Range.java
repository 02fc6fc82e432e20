package io.trackplane.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time, seen in a zone.
 *
 * @param from the first moment
 * @param to the first moment that is not in it any more, after {@code from}
 * @param zone of the tenant
 */
public record Range(Instant from, Instant to, ZoneId zone) {

    /** The beginnings of its steps, in order. The first may lie before {@code from}: it is the step that {@code from} is in. */
    public List<Instant> steps(Interval interval) {
        var steps = new ArrayList<Instant>();
        for (var step = interval.start(from, zone); step.isBefore(to); step = interval.next(step, zone)) {
            steps.add(step);
        }
        return steps;
    }

    /**
     * What it is compared with: the stretch just before it, as many days long where it is made of whole days, and only as much of that as has passed of
     * this one, so that a day that has just begun is not held against a whole one; to the minute, so that the same is asked for that long.
     */
    public Range previous(Instant now) {
        var before = isWholeDays() ? daysBefore() : new Range(from.minus(length()), from, zone);
        if (!now.isAfter(from) || !now.isBefore(to)) {
            return before;
        }
        var end = before.from.plus(Duration.between(from, now.truncatedTo(ChronoUnit.MINUTES)));
        return new Range(before.from, end.isBefore(before.to) ? end : before.to, zone);
    }

    private Range daysBefore() {
        var first = from.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(first, to.atZone(zone).toLocalDate());
        return new Range(first.minusDays(days).atStartOfDay(zone).toInstant(), from, zone);
    }

    private boolean isWholeDays() {
        return isStartOfDay(from.atZone(zone)) && isStartOfDay(to.atZone(zone));
    }

    private static boolean isStartOfDay(ZonedDateTime time) {
        return time.equals(time.toLocalDate().atStartOfDay(time.getZone()));
    }

    private Duration length() {
        return Duration.between(from, to);
    }
}
