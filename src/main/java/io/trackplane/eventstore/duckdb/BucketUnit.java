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
        Instant end(Instant time, ZoneId zone) {
            var clock = time.atZone(zone).toLocalDateTime();
            return clock.truncatedTo(ChronoUnit.HOURS).plusHours(1).atZone(zone).toInstant();
        }
    },
    DAY {
        @Override
        Instant start(Instant time, ZoneId zone) {
            return day(time, zone).atStartOfDay(zone).toInstant();
        }

        @Override
        Instant end(Instant time, ZoneId zone) {
            return day(time, zone).plusDays(1).atStartOfDay(zone).toInstant();
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
        Instant end(Instant time, ZoneId zone) {
            return day(start(time, zone), zone).plusWeeks(1).atStartOfDay(zone).toInstant();
        }
    },
    MONTH {
        @Override
        Instant start(Instant time, ZoneId zone) {
            return day(time, zone).withDayOfMonth(1).atStartOfDay(zone).toInstant();
        }

        @Override
        Instant end(Instant time, ZoneId zone) {
            return day(start(time, zone), zone).plusMonths(1).atStartOfDay(zone).toInstant();
        }
    };

    /** The beginning of the step that a moment is in. */
    abstract Instant start(Instant time, ZoneId zone);

    /** The beginning of the step after the one that a moment is in. */
    abstract Instant end(Instant time, ZoneId zone);

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
