package io.trackplane.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trackplane.kernel.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What parameters of an address mean, and what is said of those that mean nothing. */
class QuestionReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-25T23:30:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");

    private final Map<String, String> parameters = new HashMap<>();

    private QuestionReadingTest with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    private Range range(ZoneId zone) {
        var reading = new QuestionReading(parameters::get, NOW, zone, 90);
        var range = reading.range();
        reading.interval(range);
        reading.filters();
        reading.refuseProblems();
        return range;
    }

    private Interval interval() {
        var reading = new QuestionReading(parameters::get, NOW, NEW_YORK, 3650);
        return reading.interval(reading.range());
    }

    private void isRefused(String parameter, String key) {
        var problem = Objects.requireNonNull(catchThrowableOfType(Problem.Malformed.class, () -> range(NEW_YORK)));
        assertThat(problem.fields()).containsOnlyKeys(parameter);
        assertThat(Objects.requireNonNull(problem.fields().get(parameter)).key())
                .isEqualTo("insight.problem." + key);
    }

    @Test
    void datesAreInclusiveInTheTenantsZone() {
        assertThat(with("from", "2026-11-01").with("to", "2026-11-02").range(NEW_YORK))
                .isEqualTo(new Range(
                        Instant.parse("2026-11-01T04:00:00Z"), Instant.parse("2026-11-03T05:00:00Z"), NEW_YORK));
    }

    @Test
    void instantsAreTakenAsTheyAre() {
        var range = with("from", "2026-11-01T00:00:00+08:00")
                .with("to", "2026-11-01T00:00:00.5Z")
                .range(SHANGHAI);
        assertThat(range.from()).isEqualTo("2026-10-31T16:00:00Z");
        assertThat(range.to()).isEqualTo("2026-11-01T00:00:00.500Z");
    }

    @Test
    void aPlusThatArrivesAsABlankIsAPlus() {
        assertThat(with("from", "2026-11-25T00:00:00 08:00").range(SHANGHAI).from())
                .isEqualTo("2026-11-24T16:00:00Z");
    }

    @Test
    void withoutAnythingItIsTheLastSevenDaysWithToday() {
        assertThat(range(SHANGHAI).from()).isEqualTo("2026-11-19T16:00:00Z");
        assertThat(range(SHANGHAI).to()).isEqualTo("2026-11-26T16:00:00Z");
    }

    @Test
    void presetsAreDaysOfTheTenant() {
        assertThat(with("preset", "yesterday").range(SHANGHAI).from()).isEqualTo("2026-11-24T16:00:00Z");
        assertThat(with("preset", "today").range(SHANGHAI).from()).isEqualTo("2026-11-25T16:00:00Z");
        assertThat(with("preset", "90d").range(NEW_YORK).steps(Interval.DAY)).hasSize(90);
    }

    @Test
    void whatIsWrongIsNamed() {
        with("from", "yesterday").isRefused("from", "time");
        with("from", "2026-13-01").isRefused("from", "time");
        with("from", "+99999-01-01T00:00:00Z").isRefused("from", "time");
        with("from", "2026-11-20").with("to", "2026-11-19").isRefused("from", "reversed");
        with("to", "x").isRefused("to", "time");
        with("to", "2026-11-21").with("preset", "7d").isRefused("preset", "preset-and-range");
    }

    @Test
    void longerThanEventsAreKeptIsTooLong() {
        with("from", "2026-08-28").with("to", "2026-11-25");
        assertThat(range(NEW_YORK).steps(Interval.DAY)).hasSize(90);
        with("from", "2026-08-27").isRefused("from", "too-long");
        parameters.clear();
        with("from", "2026-11-20T00:00:00Z").with("to", "9998-01-01T00:00:00Z").isRefused("from", "too-long");
    }

    @Test
    void unknownNamesAreRefused() {
        with("preset", "8d").isRefused("preset", "preset");
        parameters.clear();
        with("interval", "minute").isRefused("interval", "interval");
        parameters.clear();
        with("page", "x".repeat(2_001)).isRefused("page", "filter");
    }

    @Test
    void tooManyStepsAreRefused() {
        var reading = new QuestionReading(
                Map.of("from", "2025-11-25", "to", "2026-11-25", "interval", "hour")::get, NOW, NEW_YORK, 3650);
        reading.interval(reading.range());
        var problem = Objects.requireNonNull(catchThrowableOfType(Problem.Malformed.class, reading::refuseProblems));
        assertThat(problem.fields()).containsOnlyKeys("interval");
    }

    @Test
    void ninetyDaysByTheHourAreAllowed() {
        assertThat(with("preset", "90d").with("interval", "hour").range(NEW_YORK))
                .isNotNull();
    }

    @Test
    void theUsualIntervalFitsTheRange() {
        assertThat(with("preset", "today").interval()).isEqualTo(Interval.HOUR);
        assertThat(with("preset", "90d").interval()).isEqualTo(Interval.DAY);
        parameters.clear();
        assertThat(with("from", "2026-01-01").with("to", "2026-11-01").interval())
                .isEqualTo(Interval.WEEK);
        assertThat(with("from", "2020-01-01").interval()).isEqualTo(Interval.MONTH);
    }

    @Test
    void aDayThatWasLeftOutIsNoRange() {
        with("from", "2011-12-30").with("to", "2011-12-30");
        var problem = catchThrowableOfType(Problem.Malformed.class, () -> range(APIA));
        assertThat(Objects.requireNonNull(problem).fields()).containsOnlyKeys("from");
    }

    @Test
    void whatIsComparedIsAsLongAndHasPassedAsFar() {
        var today = Preset.TODAY.range(NOW, SHANGHAI);
        var before = today.previous(NOW);
        assertThat(before.from()).isEqualTo("2026-11-24T16:00:00Z");
        assertThat(before.to()).isEqualTo("2026-11-24T23:30:00Z");
        assertThat(Preset.YESTERDAY.range(NOW, SHANGHAI).previous(NOW).to()).isEqualTo("2026-11-24T16:00:00Z");
    }

    @Test
    void weeksAcrossAChangeOfClocksAreComparedByDays() {
        var week = with("from", "2026-11-01").with("to", "2026-11-07").range(NEW_YORK);
        assertThat(week.previous(NOW))
                .isEqualTo(new Range(
                        Instant.parse("2026-10-25T04:00:00Z"), Instant.parse("2026-11-01T04:00:00Z"), NEW_YORK));
    }
}
