package io.trackplane.insight.calls;

import io.trackplane.insight.statistics.Column;
import io.trackplane.insight.statistics.Statistics;
import io.trackplane.insight.statistics.StatisticsAnswer;
import io.trackplane.insight.statistics.StatisticsReading;
import io.trackplane.insight.statistics.StatisticsTable;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Calls of APIs, for programs: the figures of their page. */
@Controller
class CallsStatisticsController {
    private final Statistics statistics;
    private final Calls calls;

    CallsStatisticsController(Statistics statistics, Calls calls) {
        this.statistics = statistics;
        this.calls = calls;
    }

    /** {@code order}: see {@link CallOrder}. */
    @GetMapping("/api/stats/api")
    @OpenTo(Audience.SDK_KEY)
    void calls(HttpServletRequest request, HttpServletResponse response) throws IOException {
        statistics.answer(request, response, reading -> {
            var question = reading.question();
            var endpoints = calls.endpoints(question, order(reading), reading.limit(), reading.offset());
            var all = calls.figures(question);
            return new StatisticsAnswer()
                    .field("count", Math.round(all.count()))
                    .field("success_rate", all.successRate())
                    .field("p50", all.p50())
                    .field("p95", all.p95())
                    .field("p99", all.p99())
                    .field("estimated", all.isEstimated())
                    .field("interval", question.interval().key())
                    .table(endpoints(endpoints))
                    .table(series(calls.series(question)))
                    .table(statuses(calls.statuses(question)));
        });
    }

    private static CallOrder order(StatisticsReading reading) {
        var wanted = reading.request().getParameter("order");
        if (wanted == null || wanted.isEmpty()) {
            return CallOrder.COUNT;
        }
        return Arrays.stream(CallOrder.values())
                .filter(order -> order.key().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Problem.Malformed(
                        "order",
                        Message.of(
                                "insight.problem.order",
                                Arrays.stream(CallOrder.values())
                                        .map(CallOrder::key)
                                        .collect(Collectors.joining(", ")))));
    }

    private static StatisticsTable endpoints(List<EndpointCalls> endpoints) {
        return StatisticsTable.of(
                "endpoints",
                endpoints,
                new Column<>("name", one -> one.endpoint().name()),
                new Column<>("method", one -> one.endpoint().method()),
                new Column<>("route", one -> one.endpoint().route()),
                new Column<>("count", one -> Math.round(one.figures().count())),
                new Column<>("success_rate", one -> one.figures().successRate()),
                new Column<>("p50", one -> one.figures().p50()),
                new Column<>("p95", one -> one.figures().p95()),
                new Column<>("p99", one -> one.figures().p99()));
    }

    private static StatisticsTable series(List<CallStep> steps) {
        return StatisticsTable.of(
                "series",
                steps,
                new Column<>("time", CallStep::time),
                new Column<>("count", step -> Math.round(step.figures().count())),
                new Column<>("success_rate", step -> step.figures().successRate()),
                new Column<>("p50", step -> step.figures().p50()),
                new Column<>("p95", step -> step.figures().p95()),
                new Column<>("p99", step -> step.figures().p99()));
    }

    private static StatisticsTable statuses(List<StatusCount> statuses) {
        return StatisticsTable.of(
                "statuses",
                statuses,
                new Column<>("status", StatusCount::status),
                new Column<>("count", one -> Math.round(one.count())),
                new Column<>("share", StatusCount::share));
    }
}
