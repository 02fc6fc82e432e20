package io.trackplane.insight.console;

import io.trackplane.insight.console.Showing.Call;
import io.trackplane.insight.console.Table.Column;
import io.trackplane.insight.console.Table.Row;
import io.trackplane.insight.console.TimeSeries.Figure;
import io.trackplane.insight.deliveries.Deliveries;
import io.trackplane.insight.deliveries.DeliveryDay;
import io.trackplane.insight.deliveries.DeliveryFigures;
import io.trackplane.insight.deliveries.DeliveryFunnel;
import io.trackplane.insight.deliveries.DeliveryPaths;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One delivery: from those it is meant for to those who completed it, day by day. */
@Controller
class DeliveryController {
    private final Showing showing;
    private final Deliveries deliveries;

    DeliveryController(Showing showing, Deliveries deliveries) {
        this.showing = showing;
        this.deliveries = deliveries;
    }

    /**
     * What only this page has.
     *
     * @param repeats what was left out, in words; null where nothing was
     */
    record View(
            String title,
            DeliveryFigures figures,
            List<Step> steps,
            @Nullable String repeats,
            String expanded,
            String collapsed,
            @Nullable String period) {}

    /**
     * One step of the funnel.
     *
     * @param width of its bar, 0 to 1000
     * @param rate with its divisor in words; null where there is none
     * @param lost how many did not come here from the step before, in words; null for the first
     */
    record Step(
            String label,
            String users,
            long width,
            @Nullable String rate,
            @Nullable String of,
            @Nullable String lost) {}

    @GetMapping(InsightController.INSIGHT + "/deliveries/{delivery}")
    @RequiresPermission(Permission.TENANT_READ)
    Object show(
            Environment environment,
            @PathVariable String delivery,
            @RequestParam Map<String, String> parameters,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var path = new Address("", "", Map.of()).below("/deliveries", delivery).page();
        var call = new Call(environment, path, Page.DELIVERIES, parameters, locale, model, response);
        return showing.show(call, "insight/delivery", (asked, asking) -> content(asked, delivery, model));
    }

    private Content content(Asked asked, String id, Model model) {
        var figures =
                deliveries.figures(asked.environment(), asked.question(), id).orElseThrow(Problem.NotFound::new);
        model.addAttribute("view", view(asked, figures));
        model.addAttribute("edit", DeliveryPaths.edit(asked.environment(), id));
        return new Content(
                List.of(),
                List.of(Block.whole(Panel.of(funnel(asked, figures.funnel()))), Block.whole(days(asked, figures))),
                false,
                figures.funnel().isEstimated());
    }

    private static View view(Asked asked, DeliveryFigures figures) {
        var words = asked.words();
        var extras = figures.extras();
        var registration = figures.registration();
        boolean repeated = extras.repeatedViews() + extras.repeatedClicks() > 0;
        return new View(
                registration == null ? figures.id() : registration.settings().name(),
                figures,
                steps(words, figures.funnel()),
                repeated
                        ? words.text(
                                "insight.funnel.repeats",
                                words.whole(extras.repeatedViews()),
                                words.whole(extras.repeatedClicks()))
                        : null,
                words.text("insight.funnel.users", words.whole(extras.expandingUsers())),
                words.text("insight.funnel.users", words.whole(extras.collapsingUsers())),
                period(words, figures));
    }

    private static @Nullable String period(Words words, DeliveryFigures figures) {
        var registration = figures.registration();
        if (registration == null) {
            return null;
        }
        var from = registration.settings().from();
        var until = registration.settings().until();
        if (from == null) {
            return until == null ? null : words.text("insight.time.until", words.day(until));
        }
        return until == null
                ? words.text("insight.time.since", words.day(from))
                : words.text("insight.time.range", words.day(from), words.day(until));
    }

    private static List<Step> steps(Words words, DeliveryFunnel funnel) {
        var target = funnel.target();
        double most = Math.max(Math.max(target == null ? 0 : target, funnel.viewed()), 1);
        var ofViewed = words.text("insight.funnel.of-viewed");
        var steps = new ArrayList<Step>();
        steps.add(new Step(
                words.text("insight.funnel.target"),
                target == null ? Words.NOTHING : words.whole(target),
                target == null ? 0 : width(target, most),
                null,
                words.text(target == null ? "insight.funnel.unregistered" : "insight.funnel.registered"),
                null));
        steps.add(step(
                words,
                "viewed",
                funnel.viewed(),
                most,
                funnel.viewRate(),
                words.text("insight.funnel.of-target"),
                target == null ? null : (double) target));
        steps.add(step(words, "clicked", funnel.clicked(), most, funnel.clickRate(), ofViewed, funnel.viewed()));
        steps.add(step(
                words, "completed", funnel.completed(), most, funnel.completionRate(), ofViewed, funnel.clicked()));
        return steps;
    }

    private static Step step(
            Words words,
            String name,
            double users,
            double most,
            @Nullable Double rate,
            String of,
            @Nullable Double before) {
        return new Step(
                words.text("insight.funnel." + name),
                words.whole(users),
                width(users, most),
                rate == null ? null : words.percent(rate),
                rate == null ? null : of,
                before == null || before < users
                        ? null
                        : words.text("insight.funnel.lost." + name, words.whole(before - users)));
    }

    private static long width(double users, double most) {
        return Math.round(1000 * Math.min(users, most) / most);
    }

    private static Table funnel(Asked asked, DeliveryFunnel funnel) {
        var words = asked.words();
        var columns = List.of(
                Column.text("step", words.text("insight.column.step")),
                Column.number("users", words.text("insight.column.users")),
                Column.number("rate", words.text("insight.column.rate")));
        var target = funnel.target();
        var rows = List.of(
                row(words, "target", target == null ? null : (double) target, null),
                row(words, "viewed", funnel.viewed(), funnel.viewRate()),
                row(words, "clicked", funnel.clicked(), funnel.clickRate()),
                row(words, "completed", funnel.completed(), funnel.completionRate()));
        return new Table(
                "funnel",
                words.text("insight.funnel.title"),
                columns,
                rows,
                asked.address().csv("funnel"));
    }

    private static Row row(Words words, String step, @Nullable Double users, @Nullable Double rate) {
        return Row.of(
                Cell.text(step, words.text("insight.funnel." + step)),
                Cell.number(users, users == null ? Words.NOTHING : words.whole(users)),
                Cell.number(rate, words.percent(rate)));
    }

    private static Panel days(Asked asked, DeliveryFigures figures) {
        var words = asked.words();
        var series = new TimeSeries<>(asked, figures.days(), null, DeliveryDay::time);
        var columns = List.of(
                figure(words, "views", DeliveryDay::views),
                figure(words, "clicks", DeliveryDay::clicks),
                figure(words, "completions", DeliveryDay::completions));
        var title = words.text("insight.delivery.days");
        var said = words.text(
                "insight.chart.said", title, FilterBar.said(asked.question().range(), words));
        return Panel.of(series.table("days", title, columns), Chart.lines(List.of(1, 2, 3), null, "", asked, said));
    }

    private static Figure<DeliveryDay> figure(Words words, String name, ToDoubleFunction<DeliveryDay> value) {
        return new Figure<>(
                name,
                words.text("insight.delivery." + name),
                value::applyAsDouble,
                number -> words.whole(number == null ? 0 : number));
    }
}
