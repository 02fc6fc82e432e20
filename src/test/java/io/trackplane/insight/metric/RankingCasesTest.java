package io.trackplane.insight.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.LedgerCount;
import io.trackplane.eventstore.Mark;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Interval;
import io.trackplane.insight.Question;
import io.trackplane.insight.metric.LastMinutes.Minute;
import io.trackplane.insight.metric.LedgerAnswer.Counts;
import io.trackplane.insight.metric.Ranking.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is used most, what happens now, and what became of everything. */
class RankingCasesTest extends MetricCases {
    private static final Filters IOS = new Filters("ios", null, null, null);

    private Ranking ranking(Dimension dimension, int limit, int offset, Sample... samples) {
        var recorded = recorded(samples);
        store().write(recorded.group());
        check(recorded, dimension, limit, offset);
        sumUp(day());
        check(recorded, dimension, limit, offset);
        return new Rankings(store()).of(day(), dimension, limit, offset);
    }

    private void check(Recorded recorded, Dimension dimension, int limit, int offset) {
        for (var filters : List.of(Filters.NONE, IOS)) {
            assertThat(new Rankings(store()).of(day(filters), dimension, limit, offset))
                    .isEqualTo(ReferenceEvaluator.ranking(recorded, day(filters), dimension, limit, offset));
        }
    }

    private Sample view() {
        return view(NOON);
    }

    @Test
    void pagesStandByTheirViews() {
        var pages = ranking(
                Dimension.PAGE,
                10,
                0,
                view().on("/a"),
                view().on("/b").by(1, 1),
                view().on("/b").by(2, 2));
        assertThat(pages.entries()).containsExactly(new Entry("/b", 2, 2), new Entry("/a", 1, 1));
    }

    @Test
    void equalPagesStandByVisitorsThenByName() {
        var pages = ranking(
                Dimension.PAGE,
                10,
                0,
                view().on("/b"),
                view().on("/a"),
                view().on("/c").by(1, 1).rate(0.5),
                view().on("/d").by(1, 1),
                view().on("/d").by(1, 1));
        assertThat(pages.entries()).extracting(Entry::value).containsExactly("/c", "/d", "/a", "/b");
    }

    @Test
    void aStretchOfTheListKnowsHowLongTheListIs() {
        var pages = ranking(Dimension.PAGE, 1, 1, view().on("/a"), view().on("/b"), view().on("/c"));
        assertThat(pages.entries()).containsExactly(new Entry("/b", 1, 1));
        assertThat(pages.total()).isEqualTo(3);
    }

    @Test
    void behindTheEndThereIsNothingAndTheLengthIsStillTold() {
        var pages = ranking(Dimension.PAGE, 10, 50, view().on("/a"));
        assertThat(pages.entries()).isEmpty();
        assertThat(pages.total()).isEqualTo(1);
    }

    @Test
    void anEmptyListIsEmpty() {
        assertThat(ranking(Dimension.PAGE, 10, 0)).isEqualTo(new Ranking(List.of(), 0, false));
    }

    @Test
    void onlyViewsRankPages() {
        var click = Sample.event(stream, NOON, EventType.EVENT, "click").on("/b");
        assertThat(ranking(Dimension.PAGE, 10, 0, view().on("/a"), click).entries())
                .extracting(Entry::value)
                .containsExactly("/a");
    }

    @Test
    void viewsWithoutAReferrerAreAnEntryWithoutAValue() {
        var referrers = ranking(Dimension.REFERRER, 10, 0, view(), view(), view().from("https://a.example/"));
        assertThat(referrers.entries()).containsExactly(new Entry(null, 2, 1), new Entry("https://a.example/", 1, 1));
    }

    @Test
    void eventsOfEveryTypeAreRankedByName() {
        var call = Sample.event(stream, NOON, EventType.API, "orders");
        var events = ranking(Dimension.EVENT, 10, 0, view(), call, call);
        assertThat(events.entries()).containsExactly(new Entry("orders", 2, 1), new Entry("page_view", 1, 1));
    }

    @Test
    void visitorsOfAnEventAreToldOnceWhereverTheyWere() {
        var events = ranking(
                Dimension.EVENT,
                10,
                0,
                click("ios").by(1, 1),
                click("web").by(1, 1),
                click("ios").by(1, 2),
                click("ios").by(2, 3).marked(Mark.BOT),
                view(NOON.plusSeconds(3_600)).by(1, 2),
                view(NOON.plusSeconds(7_200)).by(3, 4).platform("ios"));
        assertThat(events.entries()).containsExactly(new Entry("click", 3, 1), new Entry("page_view", 2, 2));
    }

    @Test
    void visitorsOfAnEventStandForThoseThatWereLeftOut() {
        var events = ranking(
                Dimension.EVENT,
                10,
                0,
                click("ios").by(1, 1).rate(0.5),
                click("web").by(2, 2).rate(0.5),
                view().by(2, 2).rate(0.5));
        assertThat(events.entries()).containsExactly(new Entry("click", 4, 4), new Entry("page_view", 2, 2));
    }

    @Test
    void eventsThatComeLateHaveVisitorsAsTheOthers() {
        var early = List.of(click("ios"), view().by(2, 2));
        var late = List.of(
                Sample.event(stream, NOON, EventType.EVENT, "scroll").by(3, 3),
                click("ios").by(1, 1).platform("web"),
                click("ios").by(4, 4));
        store().write(recorded(early.toArray(Sample[]::new)).group());
        sumUp(day());
        store().write(recorded(late.toArray(Sample[]::new)).group());
        var all = Stream.concat(early.stream(), late.stream()).toArray(Sample[]::new);
        check(recorded(all), Dimension.EVENT, 10, 0);
    }

    @Test
    void moreNamesThanSumsKnowAreToldFromTheEvents() {
        var samples = IntStream.range(0, 80)
                .mapToObj(number -> Sample.event(stream, NOON, EventType.EVENT, "name-" + number / 2)
                        .by(number, number))
                .toArray(Sample[]::new);
        ranking(Dimension.EVENT, 10, 0, samples);
        var more = IntStream.range(0, 160)
                .mapToObj(number -> Sample.event(stream, NOON, EventType.EVENT, "more-" + number / 2)
                        .by(number, number))
                .toArray(Sample[]::new);
        store().write(recorded(more).group());
        var all = Stream.concat(Stream.of(samples), Stream.of(more)).toArray(Sample[]::new);
        check(recorded(all), Dimension.EVENT, 60, 0);
        check(recorded(all), Dimension.EVENT, 10, 55);
    }

    /** Asked about in two parts. */
    private Question tenDays() {
        return days(ZoneOffset.UTC, "2026-06-08", "2026-06-17", Interval.DAY);
    }

    /** A view of the first part. */
    private Sample viewBefore() {
        return view(NOON.minus(Duration.ofDays(8)));
    }

    private void checkTenDays(Rankings rankings, List<Sample> samples, int limit, int offset) {
        var recorded = recorded(samples.toArray(Sample[]::new));
        for (var dimension : Dimension.values()) {
            assertThat(rankings.of(tenDays(), dimension, limit, offset))
                    .isEqualTo(ReferenceEvaluator.ranking(recorded, tenDays(), dimension, limit, offset));
        }
    }

    private void write(List<Sample> all, Sample... samples) {
        store().write(recorded(samples).group());
        all.addAll(List.of(samples));
    }

    @Test
    void whatThePartsOfALongTimeTellIsAddedUpAndChangesWithEach() {
        var all = new ArrayList<Sample>();
        write(
                all,
                viewBefore().on("/a"),
                viewBefore().on("/b").by(1, 1),
                view().on("/b").by(1, 2));
        sumUp(tenDays());
        var rankings = new Rankings(store());
        checkTenDays(rankings, all, 10, 0);
        write(
                all,
                view().on("/a").by(2, 3),
                view().on("/a").by(3, 4),
                view().on("/c").platform("ios"));
        checkTenDays(rankings, all, 10, 0);
        write(
                all,
                viewBefore().on("/c").from("https://partner.example").by(4, 5).release("2.0.0"));
        checkTenDays(rankings, all, 10, 0);
        checkTenDays(rankings, all, 1, 1);
        checkTenDays(rankings, all, 70, 2);
    }

    @Test
    void morePagesThanAPartTellsAreRankedTogether() {
        var all = new ArrayList<Sample>();
        write(
                all,
                IntStream.range(0, 1_100)
                        .mapToObj(number -> viewBefore().on("/" + number).by(number % 50, number % 70))
                        .toArray(Sample[]::new));
        write(all, view().on("/7"), view().on("/new").by(1, 1));
        sumUp(tenDays());
        var rankings = new Rankings(store());
        checkTenDays(rankings, all, 10, 0);
        checkTenDays(rankings, all, 100, 1_050);
    }

    @Test
    void platformsStandByVisitorsAndCountPageViews() {
        var platforms = ranking(
                Dimension.PLATFORM,
                10,
                0,
                view(),
                view(),
                click("ios").by(2, 2),
                click("ios").by(3, 3));
        assertThat(platforms.entries()).containsExactly(new Entry("ios", 0, 2), new Entry("web", 2, 1));
    }

    private Sample click(String platform) {
        return Sample.event(stream, NOON, EventType.EVENT, "click").platform(platform);
    }

    @Test
    void robotsRankNothing() {
        assertThat(ranking(Dimension.PAGE, 10, 0, view().marked(Mark.BOT)).total())
                .isZero();
    }

    @Test
    void rankingsAreEstimatesWhereSamplingTookPart() {
        var pages = ranking(Dimension.PAGE, 10, 0, view().rate(0.1));
        assertThat(pages.entries()).containsExactly(new Entry("/", 10, 10));
        assertThat(pages.isEstimated()).isTrue();
    }

    private LastMinutes now(Recorded recorded, Filters filters, String time) {
        store().write(recorded.group());
        var clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
        var asked = new RecentActivity(store(), clock).of(stream, filters);
        assertThat(asked).isEqualTo(ReferenceEvaluator.lastMinutes(recorded, filters, clock.instant()));
        return asked;
    }

    @Test
    void theLastThirtyMinutesEndWithTheOneThatGoesOn() {
        var now = now(
                recorded(view("2026-06-17T12:00:30Z"), view("2026-06-17T11:31:00Z"), view("2026-06-17T11:30:59Z")),
                Filters.NONE,
                "2026-06-17T12:00:40Z");
        assertThat(now.minutes()).hasSize(30);
        assertThat(now.minutes().getFirst()).isEqualTo(new Minute(Instant.parse("2026-06-17T11:31:00Z"), 1, 1));
        assertThat(now.minutes().getLast()).isEqualTo(new Minute(Instant.parse("2026-06-17T12:00:00Z"), 1, 1));
        assertThat(now.pageViews()).isEqualTo(2);
        assertThat(now.visitors()).isEqualTo(1);
    }

    @Test
    void nobodyWasThereLately() {
        var now = now(recorded(), Filters.NONE, "2026-06-17T12:00:40Z");
        assertThat(now.visitors()).isZero();
        assertThat(now.minutes()).allMatch(minute -> minute.visitors() == 0);
    }

    private LedgerAnswer ledger(Interval interval, LedgerCount... counts) {
        var recorded = new Recorded(List.of(), List.of(), List.of(counts));
        store().write(recorded.group());
        var question = days(ZoneOffset.UTC, "2026-06-17", "2026-06-17", interval);
        var asked = new Ledger(store()).of(question);
        assertThat(asked).isEqualTo(ReferenceEvaluator.ledger(recorded, question));
        return asked;
    }

    @Test
    void theLedgerAddsUpWhatIsWrittenOfAnHour() {
        var ledger = ledger(
                Interval.HOUR,
                new LedgerCount(stream, NOON, 5, 1, 2, 3, 4),
                new LedgerCount(stream, NOON, 1, 1, 1, 1, 1));
        assertThat(ledger.steps()).hasSize(24);
        assertThat(ledger.steps().get(12).counts()).isEqualTo(new Counts(6, 2, 3, 4, 5));
        assertThat(ledger.total().received()).isEqualTo(20);
    }

    @Test
    void anHourOfTheLedgerIsOfTheRangeThatItBeginsIn() {
        var ledger = ledger(
                Interval.DAY,
                new LedgerCount(stream, Instant.parse("2026-06-16T23:00:00Z"), 1, 0, 0, 0, 0),
                new LedgerCount(stream, Instant.parse("2026-06-17T23:00:00Z"), 10, 0, 0, 0, 0),
                new LedgerCount(stream, Instant.parse("2026-06-18T00:00:00Z"), 100, 0, 0, 0, 0));
        assertThat(ledger.total().stored()).isEqualTo(10);
    }
}
