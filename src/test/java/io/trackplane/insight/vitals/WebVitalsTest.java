package io.trackplane.insight.vitals;

import static io.trackplane.insight.asking.KeptEvents.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.insight.asking.Dimension;
import io.trackplane.insight.asking.Expected;
import io.trackplane.insight.asking.GeneratedStreams;
import io.trackplane.insight.asking.Happening;
import io.trackplane.insight.asking.KeptEvents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebVitalsTest {
    private static final String TIME = "2026-11-02T10:00:00Z";

    @TempDir
    private static Path directory;

    private static KeptEvents kept;

    private static WebVitals vitals;

    @BeforeAll
    static void open() {
        kept = new KeptEvents(directory);
        vitals = new WebVitals(kept.store());
    }

    @AfterAll
    static void close() {
        kept.close();
    }

    private static Happening measured(String vital, double value) {
        return Happening.of(EventType.PERF, "web_vital", TIME).vital(vital, value);
    }

    private VitalFigures figures(int stream, Vital vital) {
        return vitals.whole(question(stream, "2026-11-02", "2026-11-03")).get(vital.ordinal());
    }

    @Test
    void aValueOnAThresholdHasTheBetterRating() {
        int stream = kept.keep(
                "thresholds",
                measured("LCP", 2500),
                measured("LCP", 2501),
                measured("LCP", 4000),
                measured("LCP", 4001));
        var lcp = figures(stream, Vital.LCP);
        assertThat(lcp.good()).isEqualTo(1);
        assertThat(lcp.needsImprovement()).isEqualTo(2);
        assertThat(lcp.poor()).isEqualTo(1);
        assertThat(lcp.share(Rating.NEEDS_IMPROVEMENT)).isEqualTo(0.5);
    }

    @Test
    void theRatingIsThatOfThe75thPercentile() {
        int stream = kept.keep(
                "rating", measured("INP", 100), measured("INP", 100), measured("INP", 100), measured("INP", 5000));
        var inp = figures(stream, Vital.INP);
        assertThat(inp.p75()).isEqualTo(1325);
        assertThat(inp.rating()).isEqualTo(Rating.POOR);
        assertThat(inp.p50()).isEqualTo(100);
    }

    @Test
    void withoutSamplesNothingIsClaimed() {
        var nothing = figures(kept.stream("empty"), Vital.CLS);
        assertThat(nothing.count()).isZero();
        assertThat(nothing.p75()).isNull();
        assertThat(nothing.rating()).isNull();
        assertThat(nothing.share(Rating.GOOD)).isNull();
    }

    @Test
    void botsAreLeftOut() {
        int stream = kept.keep(
                "bots", measured("TTFB", 100), measured("TTFB", 90_000).marked(Mark.BOT));
        assertThat(figures(stream, Vital.TTFB).count()).isEqualTo(1);
    }

    @Test
    void oneEventMayMeasureSeveral() {
        int stream = kept.keep("several", measured("LCP", 1000).vital("CLS", 0.3));
        assertThat(figures(stream, Vital.LCP).rating()).isEqualTo(Rating.GOOD);
        assertThat(figures(stream, Vital.CLS).rating()).isEqualTo(Rating.POOR);
        assertThat(figures(stream, Vital.FCP).count()).isZero();
    }

    @Test
    void thePageWithTheMostSamplesComesFirstAndPagesNobodyNamedAreThereToo() {
        int stream = kept.keep(
                "pages",
                measured("LCP", 1).on("/b", null, null, null),
                measured("LCP", 2).on("/a", null, null, null),
                measured("LCP", 3).on(null, null, null, null),
                measured("LCP", 4).on("/c", null, null, null),
                measured("LCP", 5).on("/c", null, null, null));
        assertThat(vitals.by(question(stream, "2026-11-02", "2026-11-03"), Dimension.PAGE, Vital.ALL, 9))
                .extracting(VitalsOf::value)
                .containsExactly("/c", "/a", "/b", null);
    }

    @Test
    void aDistributionEndsItsBarsAtTheThresholds() {
        int stream = kept.keep(
                "bars",
                measured("CLS", 0),
                measured("CLS", 0.1),
                measured("CLS", 0.1001),
                measured("CLS", 0.25),
                measured("CLS", 7));
        var counts = vitals.distribution(question(stream, "2026-11-02", "2026-11-03"), Vital.CLS)
                .counts();
        assertThat(counts.get(0)).isEqualTo(1);
        assertThat(counts.get(7)).isEqualTo(1);
        assertThat(counts.get(8)).isEqualTo(1);
        assertThat(counts.get(19)).isEqualTo(1);
        assertThat(counts.getLast()).isEqualTo(1);
    }

    @Test
    void everyBarOfADistributionHasOneRating() {
        for (var vital : Vital.values()) {
            var bars = new Distribution(vital, Collections.nCopies(vital.bars(), 0L));
            for (int bar = 0; bar < vital.bars(); bar++) {
                assertThat(bars.rating(bar)).isEqualTo(vital.rating(bars.end(bar) - 1e-9));
            }
        }
    }

    @Test
    void generatedStreamsAreMeasuredAsTheDefinitionsSay() {
        var streams = new GeneratedStreams(kept, 200);
        for (var question : streams.questions()) {
            var events = Expected.only(
                    Expected.about(question, streams.events()),
                    event -> !event.measured().vitals().isEmpty());
            Expected.same(vitals.whole(question), figures(events));
            Expected.same(vitals.figures(question, Vital.ALL), rated(figures(events)));
            assertThat(vitals.figures(question, Set.of(Vital.INP, Vital.FID)))
                    .isEqualTo(only(Set.of(Vital.INP, Vital.FID), vitals.figures(question, Vital.ALL)));
            Expected.same(
                    vitals.trend(question, Vital.ALL),
                    Expected.steps(question, events, (step, members) -> new VitalStep(step, rated(figures(members)))));
            Expected.same(vitals.by(question, Dimension.PAGE, Vital.ALL, 9), byPage(events));
            Expected.same(vitals.distribution(question, Vital.LCP), distribution(events, Vital.LCP));
            Expected.same(vitals.distribution(question, Vital.TTFB), distribution(events, Vital.TTFB));
        }
    }

    private static List<VitalFigures> rated(List<VitalFigures> whole) {
        return whole.stream()
                .map(each ->
                        new VitalFigures(each.vital(), null, each.p75(), null, each.count(), each.good(), each.poor()))
                .toList();
    }

    private static List<VitalFigures> figures(List<StoredEvent> events) {
        return Arrays.stream(Vital.values())
                .map(vital -> new VitalFigures(
                        vital,
                        Expected.quantile(values(events, vital), 0.5),
                        Expected.quantile(values(events, vital), 0.75),
                        Expected.quantile(values(events, vital), 0.95),
                        values(events, vital).count(),
                        values(events, vital)
                                .filter(value -> vital.rating(value) == Rating.GOOD)
                                .count(),
                        values(events, vital)
                                .filter(value -> vital.rating(value) == Rating.POOR)
                                .count()))
                .toList();
    }

    private static DoubleStream values(List<StoredEvent> events, Vital vital) {
        return events.stream()
                .map(event -> event.measured().vitals().get(vital.name()))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue);
    }

    private static List<VitalsOf> byPage(List<StoredEvent> events) {
        var pages = new ArrayList<VitalsOf>();
        Expected.by(events, StoredEvent::page)
                .forEach((page, members) -> pages.add(new VitalsOf(page, members.size(), rated(figures(members)))));
        pages.sort(Comparator.comparingLong(VitalsOf::samples)
                .reversed()
                .thenComparing(VitalsOf::value, Comparator.nullsLast(Comparator.<String>naturalOrder())));
        return pages;
    }

    private static Distribution distribution(List<StoredEvent> events, Vital vital) {
        var counts = new ArrayList<>(Collections.nCopies(vital.bars(), 0L));
        values(events, vital).forEach(value -> {
            int bar = 0;
            while (bar < vital.bars() - 1 && value > (bar + 1) * vital.width()) {
                bar++;
            }
            counts.set(bar, counts.get(bar) + 1);
        });
        return new Distribution(vital, counts);
    }

    private static List<VitalFigures> only(Set<Vital> wanted, List<VitalFigures> all) {
        return all.stream()
                .map(each -> wanted.contains(each.vital())
                        ? each
                        : new VitalFigures(each.vital(), null, null, null, 0, 0, 0))
                .toList();
    }
}
