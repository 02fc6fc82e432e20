package io.trackplane.insight.errors;

import io.trackplane.insight.statistics.Column;
import io.trackplane.insight.statistics.Statistics;
import io.trackplane.insight.statistics.StatisticsAnswer;
import io.trackplane.insight.statistics.StatisticsReading;
import io.trackplane.insight.statistics.StatisticsTable;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Errors, for programs: the figures of their page. */
@Controller
class ErrorsStatisticsController {
    private final Statistics statistics;
    private final Errors errors;

    ErrorsStatisticsController(Statistics statistics, Errors errors) {
        this.statistics = statistics;
        this.errors = errors;
    }

    /** {@code new_since} narrows {@code top} to groups that are new since a release. */
    @GetMapping("/api/stats/errors")
    @OpenTo(Audience.SDK_KEY)
    void errors(HttpServletRequest request, HttpServletResponse response) throws IOException {
        statistics.answer(request, response, reading -> {
            var question = reading.question();
            var groups = errors.groups(question, selection(reading));
            var answer = errors.of(question);
            var totals = answer.totals();
            return new StatisticsAnswer()
                    .field("error_rate", totals.rate())
                    .field("count", Math.round(totals.count()))
                    .field("affected_users", Math.round(totals.users()))
                    .field("sessions", Math.round(totals.sessions()))
                    .field("affected_sessions", Math.round(totals.affectedSessions()))
                    .field("groups", totals.groups())
                    .field("estimated", totals.isEstimated())
                    .field("interval", question.interval().key())
                    .table(top(groups))
                    .table(series(answer.series()));
        });
    }

    private static ErrorSelection selection(StatisticsReading reading) {
        var release = reading.request().getParameter("new_since");
        var wanted = release == null || release.isEmpty() ? null : release;
        return new ErrorSelection(ErrorOrder.COUNT, wanted, reading.limit(), reading.offset());
    }

    private static StatisticsTable top(List<ErrorGroup> groups) {
        return StatisticsTable.of(
                "top",
                groups,
                new Column<>("fingerprint", ErrorGroup::fingerprint),
                new Column<>("name", ErrorGroup::name),
                new Column<>("message", ErrorGroup::message),
                new Column<>("count", one -> Math.round(one.count())),
                new Column<>("users", one -> Math.round(one.users())),
                new Column<>("sessions", one -> Math.round(one.sessions())),
                new Column<>("first_seen", ErrorGroup::firstSeen),
                new Column<>("last_seen", ErrorGroup::lastSeen),
                new Column<>("releases", ErrorGroup::releases));
    }

    private static StatisticsTable series(List<ErrorStep> steps) {
        return StatisticsTable.of(
                "series",
                steps,
                new Column<>("time", ErrorStep::time),
                new Column<>("count", step -> Math.round(step.count())),
                new Column<>("error_rate", ErrorStep::rate));
    }
}
