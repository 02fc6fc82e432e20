package io.trackplane.insight.console;

import io.trackplane.insight.asking.AtOnce;
import io.trackplane.insight.asking.Dimension;
import io.trackplane.insight.console.Table.Column;
import io.trackplane.insight.console.Table.Row;
import io.trackplane.insight.console.TimeSeries.Figure;
import io.trackplane.insight.console.Words.Better;
import io.trackplane.insight.vitals.Distribution;
import io.trackplane.insight.vitals.Rating;
import io.trackplane.insight.vitals.Vital;
import io.trackplane.insight.vitals.VitalFigures;
import io.trackplane.insight.vitals.VitalStep;
import io.trackplane.insight.vitals.VitalsOf;
import io.trackplane.insight.vitals.WebVitals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How fast and how steady pages are: figures, course and spread of a vital, and where it is slow. */
@Component
class VitalsPage implements Dashboard {
    private static final List<String> VITALS =
            Arrays.stream(Vital.values()).map(VitalsPage::key).toList();
    private static final List<Vital> SPLIT = List.of(Vital.LCP, Vital.INP, Vital.CLS);
    private static final int LISTED = 20;

    private final WebVitals vitals;

    VitalsPage(WebVitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public Page page() {
        return Page.VITALS;
    }

    @Override
    public Content of(Asked asked, AtOnce asking) {
        var question = asked.question();
        var vital = Vital.valueOf(asked.one("vital", VITALS).toUpperCase(Locale.ROOT));
        var chosen = Set.of(vital);
        var shown = new LinkedHashSet<>(SPLIT);
        shown.add(vital);
        var asksNow = asking.ask(() -> vitals.figures(question, Vital.ALL));
        var asksBefore = asking.ask(asked.previous(), time -> vitals.figures(time, Vital.ALL));
        var asksTrend = asking.ask(() -> vitals.trend(question, chosen));
        var asksTrendBefore = asking.ask(asked.previous(), time -> vitals.trend(time, chosen));
        var asksPages = asking.ask(() -> vitals.by(question, Dimension.PAGE, shown, LISTED));
        var asksDevices = asking.ask(() -> vitals.by(question, Dimension.DEVICE, shown, LISTED));
        var asksReleases = asking.ask(() -> vitals.by(question, Dimension.RELEASE, shown, LISTED));
        var asksSpread = asking.ask(() -> vitals.distribution(question, vital));
        var now = asksNow.get();
        var trend = new TimeSeries<>(asked, asksTrend.get(), asksTrendBefore.get(), VitalStep::time);
        boolean isEmpty = now.stream().allMatch(figures -> figures.count() == 0);
        return new Content(
                List.of(),
                List.of(
                        Block.whole(Panel.of(all(asked, now, asksBefore.get(), vital)), course(asked, vital, trend)),
                        Block.whole(split(asked, Dimension.PAGE, asksPages.get(), shown, vital)),
                        Block.halves(
                                split(asked, Dimension.DEVICE, asksDevices.get(), shown, vital),
                                split(asked, Dimension.RELEASE, asksReleases.get(), shown, vital)),
                        Block.whole(spread(asked, asksSpread.get()))),
                isEmpty,
                false);
    }

    private static String key(Vital vital) {
        return vital.name().toLowerCase(Locale.ROOT);
    }

    private static Table all(Asked asked, List<VitalFigures> now, @Nullable List<VitalFigures> before, Vital chosen) {
        var words = asked.words();
        var columns = new ArrayList<Column>();
        columns.add(Column.text("name", words.text("insight.column.vital")));
        columns.add(Column.number("p75", "p75"));
        columns.add(Column.text("rating", words.text("insight.column.rating")));
        columns.add(Column.text("change", words.text("insight.column.change")).less("num p2"));
        columns.add(Column.number("good", words.text("insight.rating.good")).less("p2"));
        columns.add(Column.number("needs_improvement", words.text("insight.rating.needs"))
                .less("p3"));
        columns.add(Column.number("poor", words.text("insight.rating.poor")).less("p2"));
        columns.add(Column.number("count", words.text("insight.column.samples")).less("p3"));
        var rows = new ArrayList<Row>();
        for (var figures : now) {
            if (!figures.vital().isLegacy() || figures.count() > 0) {
                rows.add(row(
                        asked,
                        figures,
                        before == null ? null : before.get(figures.vital().ordinal()),
                        chosen));
            }
        }
        return new Table(
                "vitals",
                words.text("insight.vitals.all"),
                columns,
                rows,
                asked.address().csv("vitals"));
    }

    private static Row row(Asked asked, VitalFigures figures, @Nullable VitalFigures before, Vital chosen) {
        var words = asked.words();
        var vital = figures.vital();
        var rating = figures.rating();
        var delta = before == null ? null : delta(words, vital, figures.p75(), before.p75());
        return Row.of(
                Cell.text(vital.name(), vital.name())
                        .css(vital == chosen ? "lead chosen" : "lead")
                        .to(asked.address().with("vital", key(vital)).href())
                        .about(words.text(
                                "insight.vital." + key(vital),
                                value(words, vital, vital.good()),
                                value(words, vital, vital.poor()))),
                Cell.number(figures.p75(), value(words, vital, figures.p75())).css("strong big"),
                Cell.text(
                                rating == null ? null : rating.key(),
                                rating == null ? Words.NOTHING : words.text("insight.rating." + css(rating)))
                        .rated(rating == null ? null : css(rating)),
                Cell.text(delta == null ? null : delta.text(), delta == null ? Words.NOTHING : delta.text())
                        .css(delta == null ? "delta" : "delta " + delta.kind())
                        .rated(null),
                Cell.number(figures.share(Rating.GOOD), words.percent(figures.share(Rating.GOOD))),
                Cell.number(
                        figures.share(Rating.NEEDS_IMPROVEMENT),
                        words.percent(figures.share(Rating.NEEDS_IMPROVEMENT))),
                Cell.number(figures.share(Rating.POOR), words.percent(figures.share(Rating.POOR))),
                Cell.number(figures.count(), words.brief(figures.count())).muted());
    }

    private static @Nullable Delta delta(Words words, Vital vital, @Nullable Double now, @Nullable Double before) {
        return vital.isTime() ? words.change(now, before, Better.LESS) : words.change(now, before, 3, Better.LESS);
    }

    static String value(Words words, Vital vital, @Nullable Double value) {
        return vital.isTime() ? words.duration(value) : words.decimal(value, 2);
    }

    static String css(Rating rating) {
        return switch (rating) {
            case GOOD -> "good";
            case NEEDS_IMPROVEMENT -> "needs";
            case POOR -> "poor";
        };
    }

    private static Panel course(Asked asked, Vital vital, TimeSeries<VitalStep> series) {
        var words = asked.words();
        var title = words.text("insight.vitals.course", vital.name());
        var figures = List.of(
                new Figure<VitalStep>(
                        "p75", "p75", step -> step.of(vital).p75(), number -> value(words, vital, number)),
                new Figure<VitalStep>(
                        "count",
                        words.text("insight.column.samples"),
                        step -> (double) step.of(vital).count(),
                        number -> words.whole(number == null ? 0 : number)));
        var table = series.table("trend", title, figures);
        var said = words.text(
                "insight.chart.said", title, FilterBar.said(asked.question().range(), words));
        var chart = Chart.lines(List.of(1), series.previous(2), vital.isTime() ? "ms" : "", asked, said)
                .cut(vital.good(), vital.poor());
        return Panel.of(
                table,
                chart,
                words.text(
                        "insight.vitals.cuts", value(words, vital, vital.good()), value(words, vital, vital.poor())));
    }

    /** @param shown vitals that have a column */
    private static Panel split(Asked asked, Dimension dimension, List<VitalsOf> found, Set<Vital> shown, Vital chosen) {
        var words = asked.words();
        var columns = new ArrayList<Column>();
        columns.add(Column.text(dimension.key(), words.text("insight.column." + dimension.key())));
        columns.add(
                Column.number("samples", words.text("insight.column.samples")).less("p2"));
        shown.forEach(vital -> columns.add(Column.number(key(vital) + "_p75", vital.name())));
        columns.add(Column.number("poor", words.text("insight.vitals.poor", chosen.name()))
                .less("p3"));
        var rows = found.stream()
                .map(each -> split(asked, dimension, each, shown, chosen))
                .toList();
        var key = dimension.key() + "s";
        var title = words.text("insight.vitals.by." + dimension.key());
        return Panel.of(new Table(key, title, columns, rows, asked.address().csv(key)));
    }

    private static Row split(Asked asked, Dimension dimension, VitalsOf each, Set<Vital> shown, Vital chosen) {
        var words = asked.words();
        var name = each.value();
        var cells = new ArrayList<Cell>();
        cells.add(Cell.text(name, name == null ? words.text("insight.none." + dimension.key()) : name)
                .css(dimension == Dimension.PAGE ? "mono" : "")
                .to(
                        name == null
                                ? null
                                : asked.address().with(dimension.key(), name).href()));
        cells.add(Cell.number(each.samples(), words.brief(each.samples())).muted());
        for (var vital : shown) {
            var figures = each.of(vital);
            var rating = figures.rating();
            cells.add(Cell.number(figures.p75(), value(words, vital, figures.p75()))
                    .rated(rating == null ? null : css(rating)));
        }
        var poor = each.of(chosen).share(Rating.POOR);
        cells.add(Cell.number(poor, words.percent(poor)));
        return new Row(null, cells);
    }

    private static Panel spread(Asked asked, Distribution spread) {
        var words = asked.words();
        var vital = spread.vital();
        double all = spread.counts().stream().mapToLong(Long::longValue).sum();
        var columns = List.of(
                Column.text("up_to", words.text("insight.vitals.up-to")),
                Column.number("samples", words.text("insight.column.samples")),
                Column.number("share", words.text("insight.column.share")),
                Column.text("rating", words.text("insight.column.rating")));
        var rows = new ArrayList<Row>();
        for (int bar = 0; bar < spread.counts().size(); bar++) {
            rows.add(bar(words, spread, bar, all));
        }
        var title = words.text("insight.vitals.spread", vital.name());
        var table =
                new Table("distribution", title, columns, rows, asked.address().csv("distribution"));
        return Panel.of(table, new Chart("bar", List.of(1), null, "", List.of(), List.of(), title));
    }

    private static Row bar(Words words, Distribution spread, int bar, double all) {
        long count = spread.counts().get(bar);
        var vital = spread.vital();
        boolean isLast = bar == spread.counts().size() - 1;
        var end = value(words, vital, spread.end(isLast ? bar - 1 : bar));
        Double share = all == 0 ? null : count / all;
        var rating = css(spread.rating(bar));
        return Row.of(
                Cell.text(end, isLast ? words.text("insight.vitals.above", end) : end),
                Cell.number(count, words.whole(count)).rated(null),
                Cell.number(share, words.percent(share)),
                Cell.text(rating, words.text("insight.rating." + rating)).rated(rating));
    }
}
