package io.trackplane.insight.actions;

import io.trackplane.insight.statistics.Column;
import io.trackplane.insight.statistics.Statistics;
import io.trackplane.insight.statistics.StatisticsAnswer;
import io.trackplane.insight.statistics.StatisticsTable;
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

/** One action, for programs, as seed 001 says it. An action that no event names has zeros: nobody registers actions. */
@Controller
class ActionStatisticsController {
    private final Statistics statistics;
    private final Actions actions;

    ActionStatisticsController(Statistics statistics, Actions actions) {
        this.statistics = statistics;
        this.actions = actions;
    }

    @GetMapping("/api/stats/action/{action}")
    @OpenTo(Audience.SDK_KEY)
    void action(@PathVariable String action, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        statistics.answer(request, response, reading -> {
            var figures = actions.figures(reading.question(), action);
            return new StatisticsAnswer()
                    .field("action_id", action)
                    .field("page_views", Math.round(figures.pageViews()))
                    .field("card_clicks", Math.round(figures.cardClicks()))
                    .field("starts", Math.round(figures.starts()))
                    .field("completions", Math.round(figures.completions()))
                    .field("conversion_rate", figures.conversionRate())
                    .field("estimated", figures.isEstimated())
                    .table(days(
                            actions.daily(reading.question(), action),
                            reading.question().range().zone()));
        });
    }

    private static StatisticsTable days(List<ActionStep> days, ZoneId zone) {
        return StatisticsTable.of(
                "daily_stats",
                days,
                new Column<>(
                        "date", day -> day.time().atZone(zone).toLocalDate().toString()),
                new Column<>("views", day -> Math.round(day.figures().pageViews())),
                new Column<>("starts", day -> Math.round(day.figures().starts())),
                new Column<>("completions", day -> Math.round(day.figures().completions())));
    }
}
