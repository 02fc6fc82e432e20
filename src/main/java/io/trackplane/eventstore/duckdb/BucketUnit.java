package io.trackplane.eventstore.duckdb;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How wide a step of a time axis is. */
enum BucketUnit {
    HOUR {
        @Override
        Instant start(Instant time, ZoneId zone) {
            return time.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
        }

        @Override
        Instant end(Instant start, ZoneId zone) {
            return start.plus(1, ChronoUnit.HOURS);
        }
    },
    DAY {
        @Override
        Instant start(Instant time, ZoneId zone) {
            return day(time, zone).atStartOfDay(zone).toInstant();
        }

        @Override
        Instant end(Instant start, ZoneId zone) {
            return day(start, zone).plusDays(1).atStartOfDay(zone).toInstant();
        }
    },
    WEEK {
        @Override
        Instant start(Instant time, ZoneId zone) {
            return day(time, zone)
                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .atStartOfDay(zone)
                    .toInstant();
        }

        @Override
        Instant end(Instant start, ZoneId zone) {
            return day(start, zone).plusWeeks(1).atStartOfDay(zone).toInstant();
        }
    },
    MONTH {
        @Override
        Instant start(Instant time, ZoneId zone) {
            return day(time, zone).withDayOfMonth(1).atStartOfDay(zone).toInstant();
        }

        @Override
        Instant end(Instant start, ZoneId zone) {
            return day(start, zone).plusMonths(1).atStartOfDay(zone).toInstant();
        }
    };

    /** The beginning of the step that a moment is in. */
    abstract Instant start(Instant time, ZoneId zone);

    /** The beginning of the next step. */
    abstract Instant end(Instant start, ZoneId zone);

    static BucketUnit of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static LocalDate day(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalDate();
    }
}
