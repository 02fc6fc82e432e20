package io.trackplane.demo.traffic;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/** When people come: by weekday and hour of their own time zone. */
final class Rhythm {
    private static final int MILLISECONDS_PER_HOUR = 3_600_000;

    private final ZoneId zone;
    private final double weekend;
    private final double[] hours;
    private final double whole;

    /**
     * @param weekend visits of a Saturday or Sunday as a share of those of other days
     * @param hours how busy each hour of the day is, 24 digits from 0 to 9
     */
    Rhythm(ZoneId zone, double weekend, String hours) {
        this.zone = zone;
        this.weekend = weekend;
        this.hours = hours.chars().mapToDouble(digit -> digit - '0').toArray();
        this.whole = java.util.Arrays.stream(this.hours).sum();
    }

    /** How many visits a day brings, where other days bring about {@code usual}. */
    int visits(double usual, LocalDate day, RandomGenerator random) {
        double share = isWeekend(day) ? weekend : 1;
        return (int) Math.max(1, usual * share * (0.93 + 0.14 * random.nextDouble()));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** A moment of a day. */
    Instant moment(LocalDate day, RandomGenerator random) {
        double left = random.nextDouble() * whole;
        int hour = 0;
        while (hour < 23 && left >= hours[hour]) {
            left -= hours[hour++];
        }
        return day.atStartOfDay(zone).plusHours(hour).toInstant().plusMillis(random.nextInt(MILLISECONDS_PER_HOUR));
    }
}
