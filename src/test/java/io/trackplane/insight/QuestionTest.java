package io.trackplane.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A question about a long time is one about what has been for some days, and one about the rest. */
class QuestionTest {
    private static final Filters PHONES = new Filters(null, null, null, "phone");

    private static Question question(String from, String to, ZoneId zone, Interval interval) {
        var range = new Range(midnight(from, zone), midnight(to, zone), zone);
        return new Question(7, range, interval, PHONES);
    }

    private static Instant midnight(String day, ZoneId zone) {
        return LocalDate.parse(day).atStartOfDay(zone).toInstant();
    }

    private static List<Question> parts(String from, String cut, String to, ZoneId zone, Interval interval) {
        return List.of(question(from, cut, zone, interval), question(cut, to, zone, interval));
    }

    @Test
    void aMonthIsCutThreeDaysBeforeItsEnd() {
        assertThat(question("2026-10-29", "2026-11-28", ZoneOffset.UTC, Interval.DAY)
                        .parts())
                .isEqualTo(parts("2026-10-29", "2026-11-25", "2026-11-28", ZoneOffset.UTC, Interval.DAY));
    }

    @Test
    void itIsCutWhereAStepBegins() {
        var newYork = ZoneId.of("America/New_York");
        assertThat(question("2026-10-01", "2026-10-31", newYork, Interval.HOUR).parts())
                .isEqualTo(parts("2026-10-01", "2026-10-28", "2026-10-31", newYork, Interval.HOUR));
        assertThat(question("2026-10-01", "2026-11-02", newYork, Interval.WEEK).parts())
                .isEqualTo(parts("2026-10-01", "2026-10-26", "2026-11-02", newYork, Interval.WEEK));
        assertThat(question("2026-09-01", "2026-11-02", newYork, Interval.MONTH).parts())
                .isEqualTo(parts("2026-09-01", "2026-10-01", "2026-11-02", newYork, Interval.MONTH));
    }

    @Test
    void aShortOneIsAskedAtOnce() {
        var days = question("2026-11-23", "2026-11-28", ZoneOffset.UTC, Interval.DAY);
        assertThat(days.parts()).containsExactly(days);
        var weeks = question("2026-11-01", "2026-11-28", ZoneOffset.UTC, Interval.MONTH);
        assertThat(weeks.parts()).containsExactly(weeks);
        assertThat(question("2026-11-22", "2026-11-28", ZoneOffset.UTC, Interval.DAY)
                        .parts())
                .hasSize(2);
    }
}
