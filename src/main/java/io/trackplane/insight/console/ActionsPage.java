package io.trackplane.insight.console;

import io.trackplane.insight.actions.ActionFigures;
import io.trackplane.insight.actions.ActionOf;
import io.trackplane.insight.actions.ActionStep;
import io.trackplane.insight.actions.Actions;
import io.trackplane.insight.actions.ActionsAnswer;
import io.trackplane.insight.asking.AtOnce;
import io.trackplane.insight.console.Table.Column;
import io.trackplane.insight.console.Table.Row;
import io.trackplane.insight.console.TimeSeries.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The actions people are asked to take: who sees one, starts and completes it. */
@Component
class ActionsPage implements Dashboard {
    private static final int LISTED = 50;

    private final Actions actions;

    ActionsPage(Actions actions) {
        this.actions = actions;
    }

    @Override
    public Page page() {
        return Page.ACTIONS;
    }

    @Override
    public Content of(Asked asked, AtOnce asking) {
        var all = actions.all(asked.question(), LISTED);
        var panels = new ArrayList<Panel>();
        var chosen = chosen(asked, all.list());
        panels.add(Panel.of(table(asked, all.list(), chosen)));
        if (chosen != null) {
            panels.add(course(asked, chosen, steps(asked, chosen, all)));
        }
        boolean isEstimated =
                all.list().stream().anyMatch(each -> each.figures().isEstimated());
        return new Content(
                List.of(), List.of(new Block("stack", panels)), all.list().isEmpty(), isEstimated);
    }

    /** @return null where there are no actions */
    private static @Nullable String chosen(Asked asked, List<ActionOf> all) {
        return all.isEmpty()
                ? null
                : asked.one("action", all.stream().map(ActionOf::id).toList());
    }

    private List<ActionStep> steps(Asked asked, String chosen, ActionsAnswer all) {
        return chosen.equals(all.list().getFirst().id()) ? all.course() : actions.series(asked.question(), chosen);
    }

    private static Table table(Asked asked, List<ActionOf> all, @Nullable String chosen) {
        var words = asked.words();
        var columns = List.of(
                Column.text("action_id", words.text("insight.column.action")),
                Column.number("page_views", words.text("insight.actions.views")).less("p2"),
                Column.number("card_clicks", words.text("insight.actions.clicks"))
                        .less("p2"),
                Column.number("starts", words.text("insight.actions.starts")),
                Column.number("completions", words.text("insight.actions.completions")),
                Column.number("conversion_rate", words.text("insight.actions.conversion")));
        double most =
                all.stream().mapToDouble(each -> each.figures().starts()).max().orElse(0);
        var rows = all.stream()
                .map(each -> row(asked, each, most, each.id().equals(chosen)))
                .toList();
        return new Table(
                "actions",
                words.text("insight.page.actions"),
                columns,
                rows,
                asked.address().csv("actions"));
    }

    private static Row row(Asked asked, ActionOf each, double most, boolean isChosen) {
        var words = asked.words();
        var figures = each.figures();
        return Row.of(
                Cell.text(each.id(), each.id())
                        .css(isChosen ? "mono chosen" : "mono")
                        .filled(figures.starts(), most)
                        .to(asked.address().with("action", each.id()).href()),
                Cell.number(figures.pageViews(), words.whole(figures.pageViews())),
                Cell.number(figures.cardClicks(), words.whole(figures.cardClicks())),
                Cell.number(figures.starts(), words.whole(figures.starts())),
                Cell.number(figures.completions(), words.whole(figures.completions())),
                Cell.number(figures.conversionRate(), words.percent(figures.conversionRate())));
    }

    private static Panel course(Asked asked, String action, List<ActionStep> course) {
        var words = asked.words();
        var series = new TimeSeries<>(asked, course, null, ActionStep::time);
        var figures = List.of(
                figure(words, "views", ActionFigures::pageViews),
                figure(words, "starts", ActionFigures::starts),
                figure(words, "completions", ActionFigures::completions));
        var table = series.table("series", action, figures);
        var said = words.text(
                "insight.chart.said", action, FilterBar.said(asked.question().range(), words));
        return Panel.of(table, Chart.lines(List.of(1, 2, 3), null, "", asked, said));
    }

    private static Figure<ActionStep> figure(Words words, String name, ToDoubleFunction<ActionFigures> value) {
        return new Figure<>(
                name,
                words.text("insight.actions." + name),
                step -> value.applyAsDouble(step.figures()),
                number -> words.whole(number == null ? 0 : number));
    }
}
