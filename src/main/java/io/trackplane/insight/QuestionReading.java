package io.trackplane.insight;

import io.trackplane.insight.Questions.Parameters;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one question, and notes everything that is wrong with it. */
final class QuestionReading {
    /** Most steps of a time axis: 90 days by the hour, and the hours of a change of clocks. */
    static final int MOST_STEPS = 2_200;

    static final int LONGEST_FILTER = 2_000;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9998;

    private final Parameters parameters;
    private final Instant now;
    private final ZoneId zone;
    private final int longestDays;
    private final Map<String, Message> problems = new LinkedHashMap<>();

    QuestionReading(Parameters parameters, Instant now, ZoneId zone, int longestDays) {
        this.parameters = parameters;
        this.now = now;
        this.zone = zone;
        this.longestDays = longestDays;
    }

    /** @throws Problem.Malformed when anything was wrong */
    void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new Problem.Malformed(problems);
        }
    }

    Range range() {
        var from = given("from");
        var to = given("to");
        var preset = given("preset");
        if (from == null && to == null) {
            return preset(preset == null ? Preset.DAYS_7.key() : preset, preset == null);
        }
        if (preset != null) {
            problem("preset", Message.of("insight.problem.preset-and-range"));
        }
        return ends(from, to);
    }

    private Range preset(String key, boolean isDefault) {
        var preset = Preset.of(key);
        if (preset.isEmpty()) {
            problem("preset", Message.of("insight.problem.preset"));
        } else if (preset.get().days() > longestDays) {
            if (isDefault) {
                return Preset.TODAY.range(now, zone);
            }
            problem("preset", Message.of("insight.problem.too-long", longestDays));
        }
        return preset.orElse(Preset.TODAY).range(now, zone);
    }

    private Range ends(@Nullable String from, @Nullable String to) {
        var end = to == null ? startOfDay(today().plusDays(1)) : moment("to", to, 1);
        var start = from == null ? weekBefore(end) : moment("from", from, 0);
        if (problems.isEmpty()) {
            check(start, end, from == null ? "to" : "from");
        }
        return new Range(start, end, zone);
    }

    private Instant weekBefore(Instant end) {
        int days = Math.min(Preset.DAYS_7.days(), longestDays);
        return end.atZone(zone).minusDays(days).toInstant();
    }

    private void check(Instant start, Instant end, String parameter) {
        if (!start.isBefore(end)) {
            problem(parameter, Message.of("insight.problem.reversed"));
        } else if (start.atZone(zone).plusDays(longestDays).toInstant().isBefore(end)) {
            problem(parameter, Message.of("insight.problem.too-long", longestDays));
        }
    }

    /** @param daysAfter how many days after the beginning of a date the moment is that a date stands for */
    private Instant moment(String parameter, String text, int daysAfter) {
        try {
            if (text.length() == "2026-11-25".length()) {
                return startOfDay(within(LocalDate.parse(text)).plusDays(daysAfter));
            }
            // A plus that was not encoded arrives as a blank.
            var moment = OffsetDateTime.parse(text.replace(' ', '+'));
            within(moment.toLocalDate());
            return moment.toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            problem(parameter, Message.of("insight.problem.time"));
            return now;
        }
    }

    private static LocalDate within(LocalDate date) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw new DateTimeException("out of all reason: " + date);
        }
        return date;
    }

    Interval interval(Range range) {
        var wanted = given("interval");
        var interval = wanted == null
                ? usual(range)
                : Interval.of(wanted).orElseGet(() -> {
                    problem("interval", Message.of("insight.problem.interval"));
                    return Interval.MONTH;
                });
        if (problems.isEmpty() && range.steps(interval).size() > MOST_STEPS) {
            problem("interval", Message.of("insight.problem.too-many-steps", MOST_STEPS));
        }
        return interval;
    }

    private static Interval usual(Range range) {
        long days = Duration.between(range.from(), range.to()).minusHours(2).toDays();
        if (days < 2) {
            return Interval.HOUR;
        }
        if (days < 92) {
            return Interval.DAY;
        }
        return days < 366 ? Interval.WEEK : Interval.MONTH;
    }

    Filters filters() {
        return new Filters(filter("platform"), filter("page"), filter("release"), filter("device"));
    }

    private @Nullable String filter(String name) {
        var value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (value.length() > LONGEST_FILTER) {
            problem(name, Message.of("insight.problem.filter", LONGEST_FILTER));
        }
        return value;
    }

    private LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    private Instant startOfDay(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    private @Nullable String given(String name) {
        var value = parameters.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private void problem(String parameter, Message message) {
        problems.putIfAbsent(parameter, message);
    }
}
