package io.trackplane.insight.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.insight.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Where things stand on a time axis. */
class SeriesCasesTest extends MetricCases {
    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void everyStepIsThereWithZerosToo() {
        var series = overview(recorded(), days(ZoneOffset.UTC, "2026-06-17", "2026-06-17", Interval.HOUR))
                .series();
        assertThat(series).hasSize(24);
        assertThat(series.getFirst()).isEqualTo(new Point(Instant.parse("2026-06-17T00:00:00Z"), 0, 0, 0));
    }

    @Test
    void daysBeginInTheTenantsZone() {
        var series = overview(
                        recorded(view("2026-06-16T15:59:59Z"), view("2026-06-16T16:00:00Z")),
                        days(SHANGHAI, "2026-06-16", "2026-06-17", Interval.DAY))
                .series();
        assertThat(series).extracting(Point::pageViews).containsExactly(1L, 1L);
    }

    @Test
    void theDayOnWhichClocksGoForwardHas23Hours() {
        var series = overview(
                        recorded(view("2026-03-08T06:59:59Z"), view("2026-03-08T07:00:00Z")),
                        days(NEW_YORK, "2026-03-08", "2026-03-08", Interval.HOUR))
                .series();
        assertThat(series).hasSize(23);
        assertThat(series.get(1).pageViews()).isEqualTo(1);
        assertThat(series.get(2).pageViews()).isEqualTo(1);
    }

    @Test
    void theHourThatIsShownTwiceIsTwoSteps() {
        var series = overview(
                        recorded(view("2026-11-01T05:30:00Z"), view("2026-11-01T06:30:00Z")),
                        days(NEW_YORK, "2026-11-01", "2026-11-01", Interval.HOUR))
                .series();
        assertThat(series).hasSize(25);
        assertThat(series.get(1).pageViews()).isEqualTo(1);
        assertThat(series.get(2).pageViews()).isEqualTo(1);
    }

    @Test
    void aDayOf25HoursIsOneDay() {
        var series = overview(
                        recorded(
                                view("2026-11-01T04:00:00Z"),
                                view("2026-11-02T04:59:59Z"),
                                view("2026-11-02T05:00:00Z")),
                        days(NEW_YORK, "2026-11-01", "2026-11-02", Interval.DAY))
                .series();
        assertThat(series).extracting(Point::pageViews).containsExactly(2L, 1L);
    }

    @Test
    void theDayThatApiaLeftOutIsNoStep() {
        var series = overview(
                        recorded(view("2011-12-30T09:59:59Z"), view("2011-12-30T10:00:00Z")),
                        days(APIA, "2011-12-29", "2011-12-31", Interval.DAY))
                .series();
        assertThat(series).extracting(Point::pageViews).containsExactly(1L, 1L);
    }

    @Test
    void weeksBeginOnMonday() {
        var series = overview(
                        recorded(view("2026-06-14T23:00:00Z"), view("2026-06-15T01:00:00Z")),
                        days(ZoneOffset.UTC, "2026-06-14", "2026-06-16", Interval.WEEK))
                .series();
        assertThat(series)
                .extracting(Point::time)
                .containsExactly(Instant.parse("2026-06-08T00:00:00Z"), Instant.parse("2026-06-15T00:00:00Z"));
        assertThat(series).extracting(Point::pageViews).containsExactly(1L, 1L);
    }

    @Test
    void monthsBeginOnTheirFirst() {
        var series = overview(
                        recorded(view("2026-01-31T23:59:59Z"), view("2026-02-01T00:00:00Z")),
                        days(ZoneOffset.UTC, "2026-01-30", "2026-03-02", Interval.MONTH))
                .series();
        assertThat(series).extracting(Point::pageViews).containsExactly(1L, 1L, 0L);
    }

    @Test
    void aVisitorCountsInEachStepAndOnceInTotal() {
        var answer = overview(
                recorded(view("2026-06-16T10:00:00Z"), view("2026-06-17T10:00:00Z")),
                days(ZoneOffset.UTC, "2026-06-16", "2026-06-17", Interval.DAY));
        assertThat(answer.series()).extracting(Point::visitors).containsExactly(1L, 1L);
        assertThat(answer.totals().visitors()).isEqualTo(1);
    }
}
