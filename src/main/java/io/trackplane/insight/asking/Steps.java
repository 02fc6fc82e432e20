package io.trackplane.insight.asking;

import io.trackplane.insight.Interval;
import io.trackplane.insight.Question;
import io.trackplane.insight.Range;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** The steps of a time axis, in the zone of its range. */
public final class Steps {
    private Steps() {}

    /** The beginnings of all steps that have a part in the range; the first may lie before it. */
    public static List<Instant> of(Range range, Interval interval) {
        var steps = new ArrayList<Instant>();
        for (var step = beginning(range.from().atZone(range.zone()), interval);
                step.toInstant().isBefore(range.to());
                step = next(step, interval)) {
            steps.add(step.toInstant());
        }
        return List.copyOf(steps);
    }

    /**
     * One of each step of a question's time axis, in its order.
     *
     * @param found what was found
     * @param time the beginning of its step
     * @param empty what stands where nothing was found
     */
    public static <T> List<T> filled(
            Question question, List<T> found, Function<T, Instant> time, Function<Instant, T> empty) {
        var all = new TreeMap<Instant, T>();
        found.forEach(one -> all.put(time.apply(one), one));
        of(question.range(), question.interval()).forEach(step -> all.computeIfAbsent(step, empty));
        return List.copyOf(all.values());
    }

    private static ZonedDateTime beginning(ZonedDateTime time, Interval interval) {
        return switch (interval) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> startOfDay(time);
            case WEEK -> startOfDay(time.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTH -> startOfDay(time.withDayOfMonth(1));
        };
    }

    /** The day's first moment, which is not midnight where the clocks are put forward then. */
    private static ZonedDateTime startOfDay(ZonedDateTime time) {
        return time.toLocalDate().atStartOfDay(time.getZone());
    }

    private static ZonedDateTime next(ZonedDateTime step, Interval interval) {
        return switch (interval) {
            case HOUR -> step.plusHours(1);
            case DAY -> startOfDay(step.plusDays(1));
            case WEEK -> startOfDay(step.plusWeeks(1));
            case MONTH -> startOfDay(step.plusMonths(1));
        };
    }
}
