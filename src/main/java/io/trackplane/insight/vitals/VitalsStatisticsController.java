package io.trackplane.insight.vitals;

import io.trackplane.insight.asking.Dimension;
import io.trackplane.insight.statistics.Column;
import io.trackplane.insight.statistics.Statistics;
import io.trackplane.insight.statistics.StatisticsAnswer;
import io.trackplane.insight.statistics.StatisticsTable;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Web vitals, for programs: the figures of their page. */
@Controller
class VitalsStatisticsController {
    private final Statistics statistics;
    private final WebVitals vitals;

    VitalsStatisticsController(Statistics statistics, WebVitals vitals) {
        this.statistics = statistics;
        this.vitals = vitals;
    }

    /** One vital of one page. */
    private record Page(@Nullable String name, VitalFigures figures) {}

    /** One vital in one step. */
    private record Step(Instant time, VitalFigures figures) {}

    @GetMapping("/api/stats/vitals")
    @OpenTo(Audience.SDK_KEY)
    void vitals(HttpServletRequest request, HttpServletResponse response) throws IOException {
        statistics.answer(request, response, reading -> {
            var question = reading.question();
            var pages = vitals.by(question, Dimension.PAGE, Vital.ALL, reading.limit());
            return new StatisticsAnswer()
                    .field("interval", question.interval().key())
                    .table(metrics(vitals.whole(question)))
                    .table(pages(pages))
                    .table(series(vitals.trend(question, Vital.ALL)));
        });
    }

    private static StatisticsTable metrics(List<VitalFigures> figures) {
        return StatisticsTable.of(
                "metrics",
                figures,
                new Column<>("name", one -> one.vital().name()),
                new Column<>("p50", VitalFigures::p50),
                new Column<>("p75", VitalFigures::p75),
                new Column<>("p95", VitalFigures::p95),
                new Column<>("count", VitalFigures::count),
                new Column<>("good", one -> one.share(Rating.GOOD)),
                new Column<>("needs_improvement", one -> one.share(Rating.NEEDS_IMPROVEMENT)),
                new Column<>("poor", one -> one.share(Rating.POOR)),
                new Column<>("rating", VitalsStatisticsController::rating),
                new Column<>("legacy", one -> one.vital().isLegacy()));
    }

    private static StatisticsTable pages(List<VitalsOf> pages) {
        var rows = pages.stream()
                .flatMap(page -> page.figures().stream()
                        .filter(figures -> figures.count() > 0)
                        .map(figures -> new Page(page.value(), figures)))
                .toList();
        return StatisticsTable.of(
                "by_page",
                rows,
                new Column<>("page", Page::name),
                new Column<>("name", one -> one.figures.vital().name()),
                new Column<>("p75", one -> one.figures.p75()),
                new Column<>("count", one -> one.figures.count()),
                new Column<>("good", one -> one.figures.share(Rating.GOOD)),
                new Column<>("needs_improvement", one -> one.figures.share(Rating.NEEDS_IMPROVEMENT)),
                new Column<>("poor", one -> one.figures.share(Rating.POOR)),
                new Column<>("rating", one -> rating(one.figures)));
    }

    private static StatisticsTable series(List<VitalStep> steps) {
        var rows = steps.stream()
                .flatMap(step -> step.figures().stream().map(figures -> new Step(step.time(), figures)))
                .toList();
        return StatisticsTable.of(
                "series",
                rows,
                new Column<>("time", Step::time),
                new Column<>("name", one -> one.figures.vital().name()),
                new Column<>("p75", one -> one.figures.p75()),
                new Column<>("count", one -> one.figures.count()));
    }

    private static @Nullable String rating(VitalFigures figures) {
        var rating = figures.rating();
        return rating == null ? null : rating.key();
    }
}
