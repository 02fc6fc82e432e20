package io.trackplane.insight.console;

import io.trackplane.insight.asking.AtOnce;
import io.trackplane.insight.calls.CallFigures;
import io.trackplane.insight.calls.CallOrder;
import io.trackplane.insight.calls.CallStep;
import io.trackplane.insight.calls.Calls;
import io.trackplane.insight.calls.EndpointCalls;
import io.trackplane.insight.calls.StatusCount;
import io.trackplane.insight.console.Table.Column;
import io.trackplane.insight.console.Table.Row;
import io.trackplane.insight.console.TimeSeries.Figure;
import io.trackplane.insight.console.Words.Better;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the calls of clients are answered: how many succeed, how long they take, by method and route. */
@Component
class CallsPage implements Dashboard {
    private static final List<String> ORDERS =
            Arrays.stream(CallOrder.values()).map(CallOrder::key).toList();
    private static final int LISTED = 50;

    private final Calls calls;

    CallsPage(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Page page() {
        return Page.API;
    }

    @Override
    public Content of(Asked asked, AtOnce asking) {
        var question = asked.question();
        var order = order(asked);
        var asksNow = asking.ask(() -> calls.figures(question));
        var asksBefore = asking.ask(asked.previous(), calls::figures);
        var asksSteps = asking.ask(() -> calls.series(question));
        var asksStepsBefore = asking.ask(asked.previous(), calls::series);
        var asksEndpoints = asking.ask(() -> calls.endpoints(question, order, LISTED, 0));
        var asksStatuses = asking.ask(() -> calls.statuses(question));
        var now = asksNow.get();
        var before = asksBefore.get();
        var series = new TimeSeries<>(asked, asksSteps.get(), asksStepsBefore.get(), CallStep::time);
        return new Content(
                stats(asked, now, before, series),
                List.of(Block.whole(
                        latency(asked, series),
                        errors(asked, series),
                        endpoints(asked, order, asksEndpoints.get()),
                        statuses(asked, asksStatuses.get()))),
                now.count() == 0,
                now.isEstimated());
    }

    private static List<Stat> stats(
            Asked asked, CallFigures now, @Nullable CallFigures before, TimeSeries<CallStep> series) {
        var words = asked.words();
        return List.of(
                Stat.of(
                                words.text("insight.metric.calls"),
                                words.whole(now.count(), now.isEstimated()),
                                before == null ? null : words.growth(now.count(), before.count(), Better.NEITHER))
                        .along(series.values(step -> step.figures().count())),
                Stat.of(
                        words.text("insight.metric.success"),
                        words.percent(now.successRate()),
                        before == null ? null : words.points(now.successRate(), before.successRate(), Better.MORE)),
                timed(words, "p50", now.p50(), before == null ? null : before.p50()),
                timed(words, "p95", now.p95(), before == null ? null : before.p95()),
                timed(words, "p99", now.p99(), before == null ? null : before.p99()));
    }

    private static Stat timed(Words words, String label, @Nullable Double now, @Nullable Double before) {
        return Stat.of(label, words.duration(now), words.change(now, before, Better.LESS));
    }

    private static Panel latency(Asked asked, TimeSeries<CallStep> series) {
        var words = asked.words();
        var figures = List.of(
                new Figure<CallStep>("p95", "p95", step -> step.figures().p95(), words::duration),
                new Figure<CallStep>("p50", "p50", step -> step.figures().p50(), words::duration),
                new Figure<CallStep>("p99", "p99", step -> step.figures().p99(), words::duration));
        var title = words.text("insight.calls.latency");
        var table = series.table("latency", title, figures);
        var said = words.text(
                "insight.chart.said", title, FilterBar.said(asked.question().range(), words));
        return Panel.of(table, Chart.lines(List.of(1, 2, 3), series.previous(3), "ms", asked, said));
    }

    private static Panel errors(Asked asked, TimeSeries<CallStep> series) {
        var words = asked.words();
        var figures = List.of(
                new Figure<CallStep>(
                        "error_rate",
                        words.text("insight.calls.error-rate"),
                        step -> step.figures().errorRate(),
                        words::percent),
                new Figure<CallStep>(
                        "count",
                        words.text("insight.metric.calls"),
                        step -> step.figures().count(),
                        number -> words.whole(number == null ? 0 : number)));
        var title = words.text("insight.calls.error-rate");
        var table = series.table("errors", title, figures);
        var said = words.text(
                "insight.chart.said", title, FilterBar.said(asked.question().range(), words));
        return Panel.of(table, Chart.lines(List.of(1), series.previous(2), "percent", asked, said));
    }

    private static CallOrder order(Asked asked) {
        return CallOrder.valueOf(
                asked.one("sort", ORDERS).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Panel endpoints(Asked asked, CallOrder order, List<EndpointCalls> found) {
        var words = asked.words();
        var columns = List.of(
                Column.text("name", words.text("insight.column.endpoint")),
                sorted(asked, Column.number("count", words.text("insight.metric.calls")), CallOrder.COUNT, order),
                sorted(
                        asked,
                        Column.number("success_rate", words.text("insight.metric.success")),
                        CallOrder.LEAST_RELIABLE,
                        order),
                sorted(asked, Column.number("failed", words.text("insight.column.failed")), CallOrder.FAILING, order)
                        .less("p3"),
                Column.number("p50", "p50").less("p3"),
                sorted(asked, Column.number("p95", "p95"), CallOrder.SLOWEST, order),
                Column.number("p99", "p99").less("p2"));
        var rows = found.stream().map(each -> row(words, each)).toList();
        var title = words.text("insight.calls.endpoints");
        return Panel.of(
                new Table("endpoints", title, columns, rows, asked.address().csv("endpoints")));
    }

    private static Panel statuses(Asked asked, List<StatusCount> found) {
        var words = asked.words();
        var columns = List.of(
                Column.text("status", words.text("insight.column.status")),
                Column.number("count", words.text("insight.metric.calls")),
                Column.number("share", words.text("insight.column.share")));
        var rows = found.stream().map(each -> row(words, each)).toList();
        var title = words.text("insight.calls.statuses");
        return Panel.of(
                new Table("statuses", title, columns, rows, asked.address().csv("statuses")));
    }

    private static Row row(Words words, StatusCount each) {
        var status = each.status();
        return Row.of(
                status == null
                        ? Cell.text(null, words.text("insight.calls.no-answer")).css("fill")
                        : Cell.text(status.toString(), status.toString()).css("mono fill"),
                Cell.number(each.count(), words.brief(each.count())),
                Cell.number(each.share(), words.percent(each.share())));
    }

    private static Column sorted(Asked asked, Column column, CallOrder order, CallOrder chosen) {
        var sort = order == CallOrder.COUNT ? null : order.key();
        return column.sorted(asked.address().with("sort", sort).href(), order == chosen);
    }

    private static Row row(Words words, EndpointCalls each) {
        var figures = each.figures();
        var name = each.endpoint().name();
        return Row.of(
                Cell.text(name, name).css("mono fill"),
                Cell.number(figures.count(), words.brief(figures.count())),
                Cell.number(figures.successRate(), words.percent(figures.successRate())),
                Cell.number(figures.failed(), words.brief(figures.failed())),
                Cell.number(figures.p50(), words.duration(figures.p50())),
                Cell.number(figures.p95(), words.duration(figures.p95())),
                Cell.number(figures.p99(), words.duration(figures.p99())));
    }
}
