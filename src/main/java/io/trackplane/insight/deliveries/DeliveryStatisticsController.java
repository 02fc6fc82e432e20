package io.trackplane.insight.deliveries;

import io.trackplane.insight.statistics.Column;
import io.trackplane.insight.statistics.Statistics;
import io.trackplane.insight.statistics.StatisticsAnswer;
import io.trackplane.insight.statistics.StatisticsTable;
import io.trackplane.kernel.Problem;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One delivery, for programs, as seed 001 says it. 404 where it is neither registered nor named by any event. */
@Controller
class DeliveryStatisticsController {
    private final Statistics statistics;
    private final Deliveries deliveries;

    DeliveryStatisticsController(Statistics statistics, Deliveries deliveries) {
        this.statistics = statistics;
        this.deliveries = deliveries;
    }

    @GetMapping("/api/stats/delivery/{delivery}")
    @OpenTo(Audience.SDK_KEY)
    void delivery(@PathVariable String delivery, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        statistics.answer(
                request,
                response,
                reading -> answer(
                        deliveries
                                .figures(reading.environment(), reading.question(), delivery)
                                .orElseThrow(Problem.NotFound::new),
                        reading.question().range().zone()));
    }

    private static StatisticsAnswer answer(DeliveryFigures figures, ZoneId zone) {
        var funnel = figures.funnel();
        var extras = figures.extras();
        return new StatisticsAnswer()
                .field("delivery_id", figures.id())
                .field("target_users", funnel.target())
                .field("viewed_users", Math.round(funnel.viewed()))
                .field("clicked_users", Math.round(funnel.clicked()))
                .field("completed_users", Math.round(funnel.completed()))
                .field("view_rate", funnel.viewRate())
                .field("click_rate", funnel.clickRate())
                .field("completion_rate", funnel.completionRate())
                .field("expands", Math.round(extras.expands()))
                .field("collapses", Math.round(extras.collapses()))
                .field("estimated", funnel.isEstimated())
                .table(days(figures.days(), zone));
    }

    private static StatisticsTable days(List<DeliveryDay> days, ZoneId zone) {
        return StatisticsTable.of(
                "daily_stats",
                days,
                new Column<>(
                        "date", day -> day.time().atZone(zone).toLocalDate().toString()),
                new Column<>("views", day -> Math.round(day.views())),
                new Column<>("clicks", day -> Math.round(day.clicks())),
                new Column<>("completions", day -> Math.round(day.completions())));
    }
}
