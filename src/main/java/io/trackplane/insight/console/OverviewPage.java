package io.trackplane.insight.console;

import io.trackplane.insight.asking.AtOnce;
import io.trackplane.insight.console.Table.Column;
import io.trackplane.insight.console.Table.Row;
import io.trackplane.insight.console.TimeSeries.Figure;
import io.trackplane.insight.console.Words.Better;
import io.trackplane.insight.metric.Dimension;
import io.trackplane.insight.metric.LastMinutes;
import io.trackplane.insight.metric.Overview;
import io.trackplane.insight.metric.OverviewAnswer;
import io.trackplane.insight.metric.Point;
import io.trackplane.insight.metric.Ranking;
import io.trackplane.insight.metric.Rankings;
import io.trackplane.insight.metric.RecentActivity;
import io.trackplane.insight.metric.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an application does: its figures, their course, what is used most. */
@Component
class OverviewPage implements Dashboard {
    private static final List<String> METRICS = List.of("pv", "uv", "sessions");
    private static final int LISTED = 8;

    private final Overview overview;
    private final Rankings rankings;
    private final RecentActivity recent;

    OverviewPage(Overview overview, Rankings rankings, RecentActivity recent) {
        this.overview = overview;
        this.rankings = rankings;
        this.recent = recent;
    }

    @Override
    public Page page() {
        return Page.OVERVIEW;
    }

    @Override
    public Content of(Asked asked, AtOnce asking) {
        var question = asked.question();
        var asksNow = asking.ask(() -> overview.of(question));
        var asksBefore = asking.ask(asked.previous(), overview::of);
        var asksMinutes = asking.ask(() -> recent.of(question.stream(), question.filters()));
        var asksPages = asking.ask(() -> frequent(asked, Dimension.PAGE));
        var asksReferrers = asking.ask(() -> frequent(asked, Dimension.REFERRER));
        var asksEvents = asking.ask(() -> frequent(asked, Dimension.EVENT));
        var asksAudience = asking.ask(() -> rankings.audience(question, LISTED));
        var now = asksNow.get();
        var before = asksBefore.get();
        var series = new TimeSeries<>(asked, now.series(), before == null ? null : before.series(), Point::time);
        var minutes = asksMinutes.get();
        var totals = now.totals();
        var audience = asksAudience.get();
        return new Content(
                stats(asked, now, before, series),
                List.of(
                        Block.whole(course(asked, series)),
                        Block.thirds(
                                list(asked, Dimension.PAGE, asksPages.get(), "page"),
                                list(asked, Dimension.REFERRER, asksReferrers.get(), null),
                                list(asked, Dimension.EVENT, asksEvents.get(), null)),
                        Block.thirds(
                                list(
                                        asked,
                                        Dimension.PLATFORM,
                                        audience.getOrDefault(Dimension.PLATFORM, Ranking.NONE),
                                        "platform"),
                                list(
                                        asked,
                                        Dimension.RELEASE,
                                        audience.getOrDefault(Dimension.RELEASE, Ranking.NONE),
                                        "release"),
                                list(
                                        asked,
                                        Dimension.DEVICE,
                                        audience.getOrDefault(Dimension.DEVICE, Ranking.NONE),
                                        "device")),
                        Block.whole(lastMinutes(asked, minutes))),
                totals.visitors() == 0 && totals.botPageViews() == 0,
                totals.isEstimated());
    }

    private static List<Stat> stats(
            Asked asked, OverviewAnswer now, @Nullable OverviewAnswer before, TimeSeries<Point> series) {
        var words = asked.words();
        var totals = now.totals();
        var earlier = before == null ? null : before.totals();
        var chosen = asked.one("metric", METRICS);
        return List.of(
                counted(asked, "pv", chosen, totals, earlier, Totals::pageViews).along(series.values(Point::pageViews)),
                counted(asked, "uv", chosen, totals, earlier, Totals::visitors).along(series.values(Point::visitors)),
                counted(asked, "sessions", chosen, totals, earlier, Totals::sessions)
                        .along(series.values(Point::sessions)),
                Stat.of(
                        words.text("insight.metric.bounce"),
                        words.percent(totals.bounceRate()),
                        earlier == null ? null : words.points(totals.bounceRate(), earlier.bounceRate(), Better.LESS)),
                Stat.of(
                        words.text("insight.metric.stay"),
                        words.clock(totals.averageStayMillis()),
                        earlier == null
                                ? null
                                : words.change(totals.averageStayMillis(), earlier.averageStayMillis(), Better.MORE)),
                Stat.of(
                        words.text("insight.metric.new-visitors"),
                        words.whole(totals.newVisitors(), totals.isEstimated()),
                        earlier == null
                                ? null
                                : words.growth(totals.newVisitors(), earlier.newVisitors(), Better.MORE)),
                failing(asked, totals, earlier));
    }

    private static Stat counted(
            Asked asked,
            String metric,
            String chosen,
            Totals totals,
            @Nullable Totals earlier,
            ToDoubleFunction<Totals> value) {
        var words = asked.words();
        double now = value.applyAsDouble(totals);
        var stat = Stat.of(
                words.text("insight.metric." + metric),
                words.whole(now, totals.isEstimated()),
                earlier == null ? null : words.growth(now, value.applyAsDouble(earlier), Better.MORE));
        var address = asked.address().with("metric", metric.equals(METRICS.getFirst()) ? null : metric);
        return stat.to(address.href(), metric.equals(chosen));
    }

    private static Stat failing(Asked asked, Totals now, @Nullable Totals before) {
        var words = asked.words();
        return Stat.of(
                        words.text("insight.metric.error-rate"),
                        words.percent(now.errorRate()),
                        words.points(now.errorRate(), before == null ? null : before.errorRate(), Better.LESS))
                .to(asked.address().at("/errors").href(), false);
    }

    private static Panel course(Asked asked, TimeSeries<Point> series) {
        var words = asked.words();
        var chosen = asked.one("metric", METRICS);
        var all = List.<Figure<Point>>of(
                figure(words, "pv", point -> (double) point.pageViews()),
                figure(words, "uv", point -> (double) point.visitors()),
                figure(words, "sessions", point -> (double) point.sessions()));
        int at = METRICS.indexOf(chosen);
        var ordered = new ArrayList<>(all);
        ordered.addFirst(ordered.remove(at));
        var title = words.text("insight.metric." + chosen);
        var table = series.table("series", title, ordered);
        return Panel.of(
                table,
                Chart.lines(
                        List.of(1),
                        series.previous(all.size()),
                        "",
                        asked,
                        words.text(
                                "insight.chart.said",
                                title,
                                FilterBar.said(asked.question().range(), words))));
    }

    private static Figure<Point> figure(Words words, String name, Function<Point, @Nullable Double> value) {
        return new Figure<>(
                name,
                words.text("insight.metric." + name),
                value,
                number -> number == null ? Words.NOTHING : words.whole(number));
    }

    private Ranking frequent(Asked asked, Dimension dimension) {
        return rankings.of(asked.question(), dimension, LISTED, 0);
    }

    /** @param filter what a value narrows the page to; null where it cannot */
    private static Panel list(Asked asked, Dimension dimension, Ranking ranking, @Nullable String filter) {
        var words = asked.words();
        double most = ranking.entries().stream()
                .mapToDouble(entry -> dimension.isByCount() ? entry.count() : entry.visitors())
                .max()
                .orElse(0);
        var key = dimension.key() + "s";
        var title = words.text("insight.list." + dimension.key());
        var counted = dimension.countsEvents() ? "insight.column.count" : "insight.metric.pv";
        var columns = List.of(
                Column.text(dimension.key(), words.text("insight.column." + dimension.key())),
                Column.number(dimension.countsEvents() ? "count" : "pv", words.text(counted)),
                Column.number("uv", words.text("insight.metric.uv")));
        var rows = ranking.entries().stream()
                .map(entry -> row(asked, dimension, filter, entry, most))
                .toList();
        var table = new Table(key, title, columns, rows, asked.address().csv(key));
        return new Panel(table, rest(ranking, words), null, List.of());
    }

    private static @Nullable String rest(Ranking ranking, Words words) {
        return ranking.total() > LISTED ? words.text("insight.list.of", LISTED, ranking.total()) : null;
    }

    private static Row row(
            Asked asked, Dimension dimension, @Nullable String filter, Ranking.Entry entry, double most) {
        var words = asked.words();
        var value = entry.value();
        double bar = dimension.isByCount() ? entry.count() : entry.visitors();
        var name = Cell.text(value, value == null ? words.text("insight.none." + dimension.key()) : value)
                .filled(bar, most)
                .to(
                        filter == null || value == null
                                ? null
                                : asked.address().with(filter, value).href());
        return Row.of(
                dimension == Dimension.PAGE || dimension == Dimension.EVENT ? name.mono() : name,
                Cell.number(entry.count(), words.brief(entry.count())),
                Cell.number(entry.visitors(), words.brief(entry.visitors())).muted());
    }

    private static Panel lastMinutes(Asked asked, LastMinutes minutes) {
        var words = asked.words();
        var title = words.text("insight.recent");
        var columns = List.of(
                Column.text("time", words.text("insight.column.time")),
                Column.number("pv", words.text("insight.metric.pv")),
                Column.number("uv", words.text("insight.metric.uv")));
        var rows = minutes.minutes().stream()
                .map(minute -> Row.at(
                        minute.time(),
                        Cell.text(minute.time().toString(), words.minute(minute.time())),
                        Cell.number(minute.pageViews(), words.whole(minute.pageViews())),
                        Cell.number(minute.visitors(), words.whole(minute.visitors()))))
                .toList();
        var table = new Table("recent", title, columns, rows, asked.address().csv("recent"));
        var said = words.text("insight.recent.said", words.whole(minutes.pageViews()), words.whole(minutes.visitors()));
        return new Panel(table, said, new Chart("bar", List.of(1), null, "", List.of(), List.of(), said), List.of());
    }
}
