package io.trackplane.insight.statistics;

import io.trackplane.insight.metric.Dimension;
import io.trackplane.insight.metric.Ledger;
import io.trackplane.insight.metric.LedgerAnswer;
import io.trackplane.insight.metric.LedgerAnswer.Counts;
import io.trackplane.insight.metric.Overview;
import io.trackplane.insight.metric.Point;
import io.trackplane.insight.metric.Ranking.Entry;
import io.trackplane.insight.metric.Rankings;
import io.trackplane.insight.metric.Totals;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** How an application does, for programs: the figures of the overview page. */
@Controller
class StatisticsController {
    private static final List<String> FILTERS = List.of("platform", "page", "release", "device");

    private final Statistics statistics;
    private final Overview overview;
    private final Rankings rankings;
    private final Ledger ledger;

    StatisticsController(Statistics statistics, Overview overview, Rankings rankings, Ledger ledger) {
        this.statistics = statistics;
        this.overview = overview;
        this.rankings = rankings;
        this.ledger = ledger;
    }

    @GetMapping("/api/stats/overview")
    @OpenTo(Audience.SDK_KEY)
    void overview(HttpServletRequest request, HttpServletResponse response) throws IOException {
        statistics.answer(request, response, reading -> {
            var answer = overview.of(reading.question());
            return new StatisticsAnswer()
                    .field("totals", totals(answer.totals()))
                    .field("estimated", answer.totals().isEstimated())
                    .field("interval", reading.question().interval().key())
                    .table(StatisticsTable.of(
                            "series",
                            answer.series(),
                            new Column<>("time", Point::time),
                            new Column<>("pv", Point::pageViews),
                            new Column<>("uv", Point::visitors),
                            new Column<>("sessions", Point::sessions)));
        });
    }

    private static Map<String, @Nullable Object> totals(Totals totals) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("pv", totals.pageViews());
        fields.put("uv", totals.visitors());
        fields.put("sessions", totals.sessions());
        fields.put("bounce_rate", totals.bounceRate());
        fields.put("avg_stay_ms", totals.averageStayMillis());
        fields.put("new_visitors", totals.newVisitors());
        fields.put("nameless_visitors", totals.namelessVisitors());
        fields.put("bot_pv", totals.botPageViews());
        return fields;
    }

    @GetMapping("/api/stats/pages")
    @OpenTo(Audience.SDK_KEY)
    void pages(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ranked(request, response, Dimension.PAGE, "pages", "page", "pv");
    }

    @GetMapping("/api/stats/referrers")
    @OpenTo(Audience.SDK_KEY)
    void referrers(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ranked(request, response, Dimension.REFERRER, "referrers", "referrer", "pv");
    }

    @GetMapping("/api/stats/events")
    @OpenTo(Audience.SDK_KEY)
    void events(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ranked(request, response, Dimension.EVENT, "events", "event_name", "count");
    }

    private void ranked(
            HttpServletRequest request,
            HttpServletResponse response,
            Dimension dimension,
            String name,
            String value,
            String count)
            throws IOException {
        statistics.answer(request, response, reading -> {
            int limit = reading.limit();
            int offset = reading.offset();
            var ranking = rankings.of(reading.question(), dimension, limit, offset);
            return new StatisticsAnswer()
                    .field("total", ranking.total())
                    .field("limit", limit)
                    .field("offset", offset)
                    .field("estimated", ranking.isEstimated())
                    .table(StatisticsTable.of(
                            name,
                            ranking.entries(),
                            new Column<>(value, Entry::value),
                            new Column<>(count, Entry::count),
                            new Column<>("uv", Entry::visitors)));
        });
    }

    /** By the hour where no interval is given. Filters are refused: answering as if they counted would be wrong figures. */
    @GetMapping("/api/stats/ledger")
    @OpenTo(Audience.SDK_KEY)
    void ledger(HttpServletRequest request, HttpServletResponse response) throws IOException {
        statistics.answer(request, response, name -> parameter(request, name), reading -> {
            var answer = ledger.of(reading.question());
            return new StatisticsAnswer()
                    .field("total", counts(answer.total()))
                    .field("interval", reading.question().interval().key())
                    .table(StatisticsTable.of(
                            "series",
                            answer.steps(),
                            new Column<>("time", LedgerAnswer.Step::time),
                            new Column<>("received", step -> step.counts().received()),
                            new Column<>("stored", step -> step.counts().stored()),
                            new Column<>("duplicate", step -> step.counts().duplicate()),
                            new Column<>("sampled_out", step -> step.counts().sampledOut()),
                            new Column<>("quarantined", step -> step.counts().quarantined()),
                            new Column<>("rejected", step -> step.counts().rejected())));
        });
    }

    private static @Nullable String parameter(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        if (FILTERS.contains(name) && value != null && !value.isEmpty()) {
            throw new Problem.Malformed(name, Message.of("insight.problem.ledger-filter"));
        }
        return name.equals("interval") && value == null ? "hour" : value;
    }

    private static Map<String, @Nullable Object> counts(Counts counts) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("received", counts.received());
        fields.put("stored", counts.stored());
        fields.put("duplicate", counts.duplicate());
        fields.put("sampled_out", counts.sampledOut());
        fields.put("quarantined", counts.quarantined());
        fields.put("rejected", counts.rejected());
        return fields;
    }
}
