package io.trackplane.insight.console;

import io.trackplane.insight.asking.AtOnce;
import io.trackplane.insight.console.Table.Column;
import io.trackplane.insight.console.Table.Row;
import io.trackplane.insight.console.TimeSeries.Figure;
import io.trackplane.insight.console.Words.Better;
import io.trackplane.insight.errors.ErrorCount;
import io.trackplane.insight.errors.ErrorGroup;
import io.trackplane.insight.errors.ErrorOrder;
import io.trackplane.insight.errors.ErrorSelection;
import io.trackplane.insight.errors.ErrorStep;
import io.trackplane.insight.errors.ErrorTotals;
import io.trackplane.insight.errors.Errors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Errors of clients: how many meet one, since when, and which there are. */
@Component
class ErrorsPage implements Dashboard {
    private static final List<String> ORDERS =
            Arrays.stream(ErrorOrder.values()).map(ErrorOrder::key).toList();
    private static final int LISTED = 50;
    private static final int NAMED_RELEASES = 3;

    private final Errors errors;

    ErrorsPage(Errors errors) {
        this.errors = errors;
    }

    @Override
    public Page page() {
        return Page.ERRORS;
    }

    @Override
    public Content of(Asked asked, AtOnce asking) {
        var question = asked.question();
        var order = ErrorOrder.valueOf(asked.one("sort", ORDERS).toUpperCase(Locale.ROOT));
        var asksNow = asking.ask(() -> errors.of(question));
        var asksBefore = asking.ask(asked.previous(), errors::of);
        var asksGroups = asking.ask(() -> errors.groups(question, new ErrorSelection(order, null, LISTED, 0)));
        var answer = asksNow.get();
        var earlier = asksBefore.get();
        var now = answer.totals();
        var before = earlier == null ? null : earlier.totals();
        var series =
                new TimeSeries<>(asked, answer.series(), earlier == null ? null : earlier.series(), ErrorStep::time);
        return new Content(
                stats(asked, now, before, series),
                List.of(Block.whole(course(asked, series), groups(asked, order, asksGroups.get()))),
                now.count() == 0,
                now.isEstimated());
    }

    private static List<Stat> stats(
            Asked asked, ErrorTotals now, @Nullable ErrorTotals before, TimeSeries<ErrorStep> series) {
        var words = asked.words();
        return List.of(
                Stat.of(
                                words.text("insight.metric.error-rate"),
                                words.percent(now.rate()),
                                before == null ? null : words.points(now.rate(), before.rate(), Better.LESS))
                        .along(series.values(step -> step.rate() == null ? 0 : step.rate())),
                counted(words, "insight.metric.errors", now.count(), before == null ? null : before.count(), now)
                        .along(series.values(ErrorStep::count)),
                counted(
                        words,
                        "insight.metric.affected-users",
                        now.users(),
                        before == null ? null : before.users(),
                        now),
                counted(
                        words,
                        "insight.metric.affected-sessions",
                        now.affectedSessions(),
                        before == null ? null : before.affectedSessions(),
                        now),
                Stat.of(words.text("insight.metric.groups"), words.whole(now.groups()), null));
    }

    private static Stat counted(Words words, String label, double now, @Nullable Double before, ErrorTotals totals) {
        return Stat.of(
                words.text(label),
                words.whole(now, totals.isEstimated()),
                before == null ? null : words.growth(now, before, Better.LESS));
    }

    private static Panel course(Asked asked, TimeSeries<ErrorStep> series) {
        var words = asked.words();
        var figures = List.of(
                new Figure<ErrorStep>(
                        "error_rate", words.text("insight.metric.error-rate"), ErrorStep::rate, words::percent),
                new Figure<ErrorStep>(
                        "count",
                        words.text("insight.metric.errors"),
                        ErrorStep::count,
                        number -> words.whole(number == null ? 0 : number)));
        var title = words.text("insight.metric.error-rate");
        var table = series.table("series", title, figures);
        var said = words.text(
                "insight.chart.said", title, FilterBar.said(asked.question().range(), words));
        return Panel.of(table, Chart.lines(List.of(1), series.previous(2), "percent", asked, said));
    }

    private static Panel groups(Asked asked, ErrorOrder order, List<ErrorGroup> found) {
        var words = asked.words();
        var columns = List.of(
                Column.text("message", words.text("insight.column.error")),
                sorted(asked, Column.number("count", words.text("insight.column.count")), ErrorOrder.COUNT, order),
                sorted(asked, Column.number("users", words.text("insight.column.users")), ErrorOrder.USERS, order),
                Column.text("trend", words.text("insight.column.trend")).less("p2"),
                Column.text("releases", words.text("insight.column.releases")).less("p3"),
                sorted(asked, Column.text("last_seen", words.text("insight.column.last-seen")), ErrorOrder.LAST, order)
                        .less("p3"),
                sorted(
                                asked,
                                Column.text("first_seen", words.text("insight.column.first-seen")),
                                ErrorOrder.NEWEST,
                                order)
                        .less("p2"));
        var rows = found.stream().map(group -> row(asked, group)).toList();
        var title = words.text("insight.errors.groups");
        return Panel.of(
                new Table("groups", title, columns, rows, asked.address().csv("groups")));
    }

    private static Column sorted(Asked asked, Column column, ErrorOrder order, ErrorOrder chosen) {
        var sort = order == ErrorOrder.COUNT ? null : order.key();
        return column.sorted(asked.address().with("sort", sort).href(), order == chosen);
    }

    private static Row row(Asked asked, ErrorGroup group) {
        var words = asked.words();
        var message = group.message() == null ? group.name() : group.message();
        var releases = group.releases();
        var named = String.join(", ", releases.subList(0, Math.min(NAMED_RELEASES, releases.size())));
        boolean isNew = group.isNewSince(asked.question().range().from());
        var since = isNew
                ? words.text(
                        "insight.errors.new-in", group.firstRelease() == null ? Words.NOTHING : group.firstRelease())
                : null;
        return Row.of(
                Cell.text(message, message)
                        .css("lead fill")
                        .to(asked.address()
                                .below("/errors", group.fingerprint())
                                .href())
                        .about(group.name()),
                Cell.number(group.count(), words.brief(group.count())),
                Cell.number(group.users(), words.brief(group.users())),
                Cell.text(null, "")
                        .along(Spark.path(group.trend().stream()
                                .mapToDouble(ErrorCount::count)
                                .toArray())),
                Cell.text(
                                named,
                                releases.size() > NAMED_RELEASES
                                        ? words.text("insight.change.more", named, releases.size() - NAMED_RELEASES)
                                        : named.isEmpty() ? Words.NOTHING : named)
                        .muted(),
                Cell.text(group.lastSeen().toString(), words.moment(group.lastSeen()))
                        .css("muted nowrap"),
                Cell.text(group.firstSeen().toString(), words.moment(group.firstSeen()))
                        .css(isNew ? "nowrap" : "muted nowrap")
                        .about(since));
    }
}
