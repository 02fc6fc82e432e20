package io.trackplane.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static Schedule weekly(String zone, String from, String to, Day... days) {
        return schedule(null, null, zone, new WeeklyWindow(List.of(days), LocalTime.parse(from), LocalTime.parse(to)));
    }

    private static Schedule schedule(
            @Nullable String start, @Nullable String end, String zone, WeeklyWindow... windows) {
        return new Schedule(
                start == null ? null : Instant.parse(start),
                end == null ? null : Instant.parse(end),
                zone,
                List.of(windows));
    }

    private static boolean at(Schedule schedule, String time) {
        return schedule.contains(Instant.parse(time));
    }

    @Test
    void theStartIsInsideAndTheEndIsNot() {
        var schedule = schedule("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z", "UTC");
        assertThat(at(schedule, "2026-10-31T23:59:59.999Z")).isFalse();
        assertThat(at(schedule, "2026-11-01T00:00:00Z")).isTrue();
        assertThat(at(schedule, "2026-11-30T23:59:59.999Z")).isTrue();
        assertThat(at(schedule, "2026-12-01T00:00:00Z")).isFalse();
        assertThat(at(schedule(null, null, "UTC"), "2026-12-01T00:00:00Z")).isTrue();
    }

    /** 25 November 2026 is a Wednesday. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-28T01:59:00Z, false",
        "2026-11-28T02:00:00Z, true",
        "2026-11-28T09:59:59Z, true",
        "2026-11-28T10:00:00Z, false",
        "2026-11-29T02:00:00Z, true",
        "2026-11-27T02:00:00Z, false",
        "2026-11-30T02:00:00Z, false"
    })
    void windowsAreInTheZoneOfTheSchedule(String time, boolean inside) {
        var weekends = weekly("Asia/Shanghai", "10:00", "18:00", Day.SATURDAY, Day.SUNDAY);
        assertThat(at(weekends, time)).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T21:59:00Z, false",
        "2026-11-27T22:00:00Z, true",
        "2026-11-28T01:59:59Z, true",
        "2026-11-28T02:00:00Z, false",
        "2026-11-28T22:00:00Z, false",
        "2026-11-27T01:00:00Z, false"
    })
    void aWindowOverMidnightBelongsToTheDayItBeginsOn(String time, boolean inside) {
        assertThat(at(weekly("UTC", "22:00", "02:00", Day.FRIDAY), time)).isEqualTo(inside);
    }

    @Test
    void aWindowOverMidnightGoesFromSundayIntoMonday() {
        var night = weekly("UTC", "22:00", "02:00", Day.SUNDAY);
        assertThat(at(night, "2026-11-30T01:00:00Z")).isTrue();
        assertThat(at(night, "2026-11-30T23:00:00Z")).isFalse();
    }

    @Test
    void theSameTimeTwiceIsTwentyFourHours() {
        var day = weekly("UTC", "06:00", "06:00", Day.FRIDAY);
        assertThat(at(day, "2026-11-27T05:59:00Z")).isFalse();
        assertThat(at(day, "2026-11-27T06:00:00Z")).isTrue();
        assertThat(at(day, "2026-11-28T05:59:00Z")).isTrue();
        assertThat(at(day, "2026-11-28T06:00:00Z")).isFalse();
        assertThat(at(weekly("UTC", "00:00", "00:00", Day.FRIDAY), "2026-11-27T23:59:59Z"))
                .isTrue();
    }

    /** New York, 1 November 2026: after 01:59:59 EDT (05:59:59Z) comes 01:00 EST. */
    @Test
    void anHourThatIsRepeatedIsInsideTwice() {
        var window = weekly("America/New_York", "01:00", "02:00", Day.SUNDAY);
        assertThat(at(window, "2026-11-01T04:59:59Z")).isFalse();
        assertThat(at(window, "2026-11-01T05:30:00Z")).isTrue();
        assertThat(at(window, "2026-11-01T06:30:00Z")).isTrue();
        assertThat(at(window, "2026-11-01T07:00:00Z")).isFalse();
    }

    /** New York, 8 March 2026: after 01:59:59 EST (06:59:59Z) comes 03:00 EDT. */
    @Test
    void anHourThatIsSkippedNeverComes() {
        var window = weekly("America/New_York", "02:00", "03:00", Day.SUNDAY);
        for (var time = Instant.parse("2026-03-08T00:00:00Z");
                time.isBefore(Instant.parse("2026-03-09T00:00:00Z"));
                time = time.plusSeconds(60)) {
            assertThat(window.contains(time)).isFalse();
        }
        assertThat(at(weekly("America/New_York", "01:30", "03:30", Day.SUNDAY), "2026-03-08T07:15:00Z"))
                .isTrue();
    }

    @Test
    void startEndAndWindowsAllCount() {
        var window = new WeeklyWindow(List.of(Day.values()), LocalTime.of(9, 0), LocalTime.of(17, 0));
        var schedule = schedule("2026-11-25T12:00:00Z", "2026-11-26T12:00:00Z", "UTC", window);
        assertThat(at(schedule, "2026-11-25T11:00:00Z")).isFalse();
        assertThat(at(schedule, "2026-11-25T13:00:00Z")).isTrue();
        assertThat(at(schedule, "2026-11-25T18:00:00Z")).isFalse();
        assertThat(at(schedule, "2026-11-26T11:00:00Z")).isTrue();
        assertThat(at(schedule, "2026-11-26T13:00:00Z")).isFalse();
    }
}
