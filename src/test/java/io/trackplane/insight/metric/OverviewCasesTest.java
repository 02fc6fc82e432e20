package io.trackplane.insight.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.FirstSight;
import io.trackplane.eventstore.Mark;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Interval;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What the totals mean, case by case. */
class OverviewCasesTest extends MetricCases {
    private static final Offset<Double> EXACTLY = within(1e-9);

    private Sample click(int secondsAfterNoon) {
        return Sample.event(stream, NOON.plusSeconds(secondsAfterNoon), EventType.EVENT, "click");
    }

    private Sample duration(int secondsAfterNoon, double millis) {
        return Sample.event(stream, NOON.plusSeconds(secondsAfterNoon), EventType.EVENT, "page_duration")
                .lasting(millis);
    }

    private Sample view() {
        return view(NOON);
    }

    @Test
    void nothingHappenedIsZeroAndNoRate() {
        assertThat(totals()).isEqualTo(new Totals(0, 0, 0, 0, null, null, null, 0, 0, false));
    }

    @Test
    void everyPageViewCounts() {
        assertThat(totals(view(), view(), view().on("/b")).pageViews()).isEqualTo(3);
    }

    @Test
    void otherEventsAreNoPageViews() {
        assertThat(totals(view(), click(1), Sample.event(stream, NOON, EventType.API, "orders"))
                        .pageViews())
                .isEqualTo(1);
    }

    @Test
    void aVisitorCountsOnceHoweverOftenTheyCome() {
        assertThat(totals(view().by(1, 1), view().by(1, 2), view().by(2, 3)).visitors())
                .isEqualTo(2);
    }

    @Test
    void aVisitorWithoutAPageViewIsAVisitor() {
        assertThat(totals(click(0).by(7, 7)).visitors()).isEqualTo(1);
    }

    @Test
    void namelessVisitorsCountAndAreShownApart() {
        var totals = totals(view().by(1, 1), view().by(2, 2).marked(Mark.NAMELESS));
        assertThat(totals.visitors()).isEqualTo(2);
        assertThat(totals.namelessVisitors()).isEqualTo(1);
    }

    @Test
    void robotsAreInNoFigureButTheirOwn() {
        var totals = totals(view().by(1, 1), view().by(2, 2).marked(Mark.BOT));
        assertThat(totals.pageViews()).isEqualTo(1);
        assertThat(totals.visitors()).isEqualTo(1);
        assertThat(totals.sessions()).isEqualTo(1);
        assertThat(totals.botPageViews()).isEqualTo(1);
    }

    @Test
    void sessionsAreDistinctWithinTheVisitor() {
        assertThat(totals(view().by(1, 5), view().by(2, 5), view().by(1, 5), view().by(1, 6))
                        .sessions())
                .isEqualTo(3);
    }

    @Test
    void oneShortViewIsABounce() {
        assertThat(totals(view().lasting(9_999.0)).bounceRate()).isEqualTo(1.0);
    }

    @Test
    void tenSecondsOfVisibleTimeAreNoBounce() {
        assertThat(totals(view().lasting(10_000.0)).bounceRate()).isEqualTo(0.0);
    }

    @Test
    void visibleTimeAddsUpBeforeItIsJudged() {
        assertThat(totals(view(), duration(5, 6_000), duration(9, 5_000)).bounceRate())
                .isEqualTo(0.0);
    }

    @Test
    void aSecondPageIsNoBounce() {
        assertThat(totals(view(), view().on("/b")).bounceRate()).isEqualTo(0.0);
    }

    /** To the last digit, however unevenly their visits add up. */
    @Test
    void whoGoesOnOnAnotherDayDidNotBounce() {
        var question = days(ZoneOffset.UTC, "2026-06-15", "2026-06-18", Interval.DAY);
        var views = IntStream.range(0, 80)
                .mapToObj(number -> view(NOON.minus(number % 40 < 20 ? 1 : 2, ChronoUnit.DAYS)
                                .plus(number < 40 ? 0 : number % 3, ChronoUnit.DAYS)
                                .plusSeconds(number < 40 ? 0 : 1_000))
                        .by(number % 40, number % 40)
                        .rate((1 + number % 40) / 41.0))
                .toArray(Sample[]::new);
        assertThat(String.valueOf(overview(recorded(views), question).totals().bounceRate()))
                .isEqualTo("0.0");
    }

    @Test
    void aSessionThatBeganBeforeTheRangeAndHasSomethingLateIsJudgedOnce() {
        var midnight = day().range().from();
        overview(recorded(view(midnight.minusSeconds(600)), view(midnight.plusSeconds(600))), day());
        var late = Sample.event(stream, midnight.plusSeconds(2_000), EventType.EVENT, "heartbeat");
        store().write(recorded(late).group());
        var all = recorded(view(midnight.minusSeconds(600)), view(midnight.plusSeconds(600)), late);
        check(all, day());
        assertThat(new Overview(store()).of(day()).totals().bounceRate()).isEqualTo(1.0);
    }

    @Test
    void anInteractionIsNoBounce() {
        assertThat(totals(view(), click(1)).bounceRate()).isEqualTo(0.0);
    }

    @Test
    void whatClientsSendByThemselvesIsNoInteraction() {
        var heartbeat = Sample.event(stream, NOON, EventType.EVENT, "heartbeat");
        var impression = Sample.event(stream, NOON, EventType.EVENT, "recommend_impression");
        var start = Sample.event(stream, NOON, EventType.EVENT, "session_start");
        assertThat(totals(view(), heartbeat, impression, start).bounceRate()).isEqualTo(1.0);
    }

    @Test
    void callsErrorsAndMeasurementsAreNoInteraction() {
        assertThat(totals(
                                view(),
                                Sample.event(stream, NOON, EventType.API, "orders"),
                                Sample.event(stream, NOON, EventType.ERROR, "TypeError"),
                                Sample.event(stream, NOON, EventType.PERF, "LCP"))
                        .bounceRate())
                .isEqualTo(1.0);
    }

    @Test
    void sessionsWithoutAPageViewHaveNoPartInTheBounceRate() {
        assertThat(totals(click(0).by(1, 1)).bounceRate()).isNull();
        begin();
        assertThat(totals(click(0).by(1, 1), view().by(2, 2)).bounceRate()).isEqualTo(1.0);
    }

    @Test
    void theBounceRateIsAShareOfSessionsNotOfVisitors() {
        var totals = totals(view().by(1, 1), view().by(1, 2), view().by(1, 2), view().by(2, 3));
        assertThat(totals.bounceRate()).isCloseTo(2.0 / 3, EXACTLY);
    }

    @Test
    void stayTimeIsVisibleTimePerPageView() {
        assertThat(totals(view().lasting(4_000.0), view().lasting(8_000.0)).averageStayMillis())
                .isEqualTo(6_000.0);
    }

    @Test
    void stayTimeMayComeInEventsOfItsOwn() {
        assertThat(totals(view(), duration(1, 4_000), duration(9, 5_000)).averageStayMillis())
                .isEqualTo(9_000.0);
    }

    @Test
    void sessionsThatReportNoStayTimeDoNotLowerIt() {
        assertThat(totals(view().by(1, 1).lasting(4_000.0), view().by(2, 2)).averageStayMillis())
                .isEqualTo(4_000.0);
    }

    @Test
    void noReportIsNoStayTimeAndZeroIsOne() {
        assertThat(totals(view()).averageStayMillis()).isNull();
        begin();
        assertThat(totals(view().lasting(0.0)).averageStayMillis()).isEqualTo(0.0);
    }

    @Test
    void negativeTimesAreNotBelieved() {
        assertThat(totals(view().lasting(-5.0)).averageStayMillis()).isNull();
    }

    @Test
    void theDurationOfACallIsNoStayTime() {
        var call = Sample.event(stream, NOON, EventType.API, "orders").lasting(300.0);
        assertThat(totals(view(), call).averageStayMillis()).isNull();
    }

    @Test
    void visitorsFirstSeenInTheRangeAreNew() {
        assertThat(totals(view().by(1, 1), view().by(2, 2)).newVisitors()).isEqualTo(2);
    }

    @Test
    void theEarliestSightDecidesWhoIsNew() {
        var events = events(view().by(1, 1), view().by(2, 2));
        var before = day().range().from().minusMillis(1);
        var sights = List.of(
                new FirstSight(stream, 1, NOON), new FirstSight(stream, 1, before), new FirstSight(stream, 2, NOON));
        assertThat(overview(new Recorded(events, sights, List.of()), day())
                        .totals()
                        .newVisitors())
                .isEqualTo(1);
    }

    @Test
    void theFirstMomentIsInTheRangeAndTheLastIsNot() {
        var range = day().range();
        assertThat(totals(
                                view(range.from()),
                                view(range.from().minusMillis(1)),
                                view(range.to().minusMillis(1)),
                                view(range.to()))
                        .pageViews())
                .isEqualTo(2);
    }

    @Test
    void aSessionOverMidnightIsOfBothDaysAndJudgedByEach() {
        var late = view("2026-06-17T23:59:00Z").by(1, 1);
        var early = view("2026-06-18T00:01:00Z").by(1, 1);
        var answer = overview(
                recorded(late, early), days(java.time.ZoneOffset.UTC, "2026-06-17", "2026-06-18", Interval.DAY));
        assertThat(answer.totals().sessions()).isEqualTo(1);
        assertThat(answer.totals().bounceRate()).isEqualTo(0.0);
        assertThat(answer.series()).extracting(Point::sessions).containsExactly(1L, 1L);
        assertThat(new Overview(store()).of(day()).totals().bounceRate()).isEqualTo(1.0);
    }

    @Test
    void aSampledPageViewStandsForThoseThatWereLeftOut() {
        var totals = totals(view().rate(0.05), view().by(2, 2));
        assertThat(totals.pageViews()).isEqualTo(21);
        assertThat(totals.visitors()).isEqualTo(21);
        assertThat(totals.isEstimated()).isTrue();
    }

    @Test
    void withoutSamplingFiguresAreNoEstimates() {
        assertThat(totals(view()).isEstimated()).isFalse();
    }

    @Test
    void aVisitorStandsForOthersByTheHighestRateInTheRange() {
        var totals = totals(view().by(1, 1).rate(0.1), view().by(1, 2).rate(0.5));
        assertThat(totals.pageViews()).isEqualTo(12);
        assertThat(totals.visitors()).isEqualTo(2);
        assertThat(totals.sessions()).isEqualTo(12);
    }

    @Test
    void eachStepEstimatesByItsOwnRates() {
        var series = overview(
                        recorded(
                                view("2026-06-17T10:00:00Z").rate(0.1),
                                view("2026-06-17T11:00:00Z").rate(0.5)),
                        days(java.time.ZoneOffset.UTC, "2026-06-17", "2026-06-17", Interval.HOUR))
                .series();
        assertThat(series.get(10).visitors()).isEqualTo(10);
        assertThat(series.get(11).visitors()).isEqualTo(2);
    }

    @Test
    void bounceAndStayTimeAreWeighedBySampling() {
        var totals = totals(
                view().by(1, 1).rate(0.25).lasting(1_000.0), view().by(2, 2).lasting(20_000.0));
        assertThat(totals.bounceRate()).isCloseTo(0.8, EXACTLY);
        assertThat(totals.averageStayMillis()).isCloseTo(4_800.0, EXACTLY);
    }

    @Test
    void filtersChooseEvents() {
        var recorded = recorded(
                view().by(1, 1).platform("ios"),
                view().by(2, 2).platform("web"),
                view().by(3, 3).platform(null));
        assertThat(overview(recorded, day(new Filters("ios", null, null, null)))
                        .totals()
                        .visitors())
                .isEqualTo(1);
    }

    @Test
    void allFiltersHaveToMatch() {
        var recorded = recorded(
                view().device("phone").release("2.0"),
                view().device("phone").release("1.0"),
                view().device("tablet").release("2.0"));
        assertThat(overview(recorded, day(new Filters(null, null, "2.0", "phone")))
                        .totals()
                        .pageViews())
                .isEqualTo(1);
    }

    @Test
    void aFilteredPageDoesNotMakeLongSessionsLookLikeBounces() {
        var recorded = recorded(
                view().by(1, 1).on("/a"),
                view().by(1, 1).on("/b"),
                view().by(2, 2).on("/a"));
        var totals =
                overview(recorded, day(new Filters(null, "/a", null, null))).totals();
        assertThat(totals.sessions()).isEqualTo(2);
        assertThat(totals.bounceRate()).isEqualTo(0.5);
    }

    @Test
    void whatHappensOnOtherPagesKeepsASessionOfAFilteredPageFromBouncing() {
        var recorded = recorded(
                view().by(1, 1).on("/a"),
                click(1).by(1, 1).on("/b"),
                view().by(2, 2).on("/a"),
                duration(9, 10_000).by(2, 2).on("/b"),
                view().by(3, 3).on("/a"),
                duration(9, 9_999).by(3, 3).on("/b"),
                view().by(4, 4).on("/b"));
        var totals =
                overview(recorded, day(new Filters(null, "/a", null, null))).totals();
        assertThat(totals.sessions()).isEqualTo(3);
        assertThat(totals.bounceRate()).isCloseTo(1.0 / 3, EXACTLY);
    }

    @Test
    void robotsOnOtherPagesAreNoneOfAFilteredPage() {
        var recorded = recorded(
                view().by(1, 1).on("/a").marked(Mark.BOT),
                view().by(1, 1).on("/b").marked(Mark.BOT),
                view().by(2, 2).on("/a"));
        var totals =
                overview(recorded, day(new Filters(null, "/a", null, null))).totals();
        assertThat(totals.botPageViews()).isEqualTo(1);
        assertThat(totals.pageViews()).isEqualTo(1);
    }

    @Test
    void theStayTimeOfAFilteredPageIsThatPagesOwn() {
        var recorded =
                recorded(view().on("/a").lasting(2_000.0), view().on("/b").lasting(50_000.0));
        assertThat(overview(recorded, day(new Filters(null, "/a", null, null)))
                        .totals()
                        .averageStayMillis())
                .isEqualTo(2_000.0);
    }

    @Test
    void filtersAreValuesAndNeverSql() {
        var recorded = recorded(view().on("' OR 1=1 --"), view().on("/a"));
        var totals = overview(recorded, day(new Filters(null, "' OR 1=1 --", null, null)))
                .totals();
        assertThat(totals.pageViews()).isEqualTo(1);
    }

    @Test
    void otherStreamsAreNotSeen() {
        store().write(recorded(view().by(9, 9)).group());
        begin();
        assertThat(totals(view().by(1, 1)).visitors()).isEqualTo(1);
    }

    @Test
    void newVisitorsOfOtherStreamsAreNotSeen() {
        store().write(recorded(view().by(1, 1)).group());
        begin();
        var recorded = new Recorded(
                events(view().by(1, 1)),
                List.of(new FirstSight(stream, 1, day().range().from().minusSeconds(1))),
                List.of());
        assertThat(overview(recorded, day()).totals().newVisitors()).isZero();
    }
}
