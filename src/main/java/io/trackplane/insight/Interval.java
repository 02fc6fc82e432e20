package io.trackplane.insight;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** How wide the steps of a time axis are, in the tenant's time zone. Weeks begin on Monday. */
public enum Interval {
    HOUR,
    DAY,
    WEEK,
    MONTH;

    /** No zone's clock is set by less. */
    private static final Duration LEAST_CHANGE = Duration.ofMinutes(30);

    /** The name on the wire. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The interval of that wire name. */
    public static Optional<Interval> of(String key) {
        for (var interval : values()) {
            if (interval.key().equals(key)) {
                return Optional.of(interval);
            }
        }
        return Optional.empty();
    }

    /** The beginning of the step that a moment is in. */
    public Instant start(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone);
        return switch (this) {
            case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> start(local.toLocalDate(), zone);
            case WEEK -> start(local.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
            case MONTH -> start(local.toLocalDate().withDayOfMonth(1), zone);
        };
    }

    /** The beginning of the step after the one that begins at {@code start}: hours that the clock shows twice are two steps. */
    public Instant next(Instant start, ZoneId zone) {
        var date = start.atZone(zone).toLocalDate();
        return switch (this) {
            case HOUR -> nextHour(start, zone);
            case DAY -> start(date.plusDays(1), zone);
            case WEEK -> start(date.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), zone);
            case MONTH -> start(date.withDayOfMonth(1).plusMonths(1), zone);
        };
    }

    private Instant nextHour(Instant start, ZoneId zone) {
        var within = start.plus(1, ChronoUnit.HOURS);
        while (!start(within, zone).isAfter(start)) {
            within = within.plus(LEAST_CHANGE);
        }
        return start(within, zone);
    }

    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }
}
