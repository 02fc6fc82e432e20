package io.trackplane.insight.console;

import io.trackplane.insight.asking.Dimension;
import io.trackplane.insight.console.Showing.Call;
import io.trackplane.insight.console.Table.Column;
import io.trackplane.insight.console.Table.Row;
import io.trackplane.insight.console.TimeSeries.Figure;
import io.trackplane.insight.errors.ErrorCount;
import io.trackplane.insight.errors.ErrorDetail;
import io.trackplane.insight.errors.ErrorSample;
import io.trackplane.insight.errors.ErrorShare;
import io.trackplane.insight.errors.Errors;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One group of errors: since when, where, its stack, and what was published before it began. */
@Controller
class ErrorController {
    private static final int SAMPLES = 20;
    private static final int CHANGES = 4;
    private static final List<Dimension> SPLITS = List.of(Dimension.RELEASE, Dimension.BROWSER, Dimension.PAGE);

    private final Showing showing;
    private final Errors errors;
    private final PublishedChanges published;

    ErrorController(Showing showing, Errors errors, PublishedChanges published) {
        this.showing = showing;
        this.errors = errors;
        this.published = published;
    }

    /**
     * What only this page has.
     *
     * @param before what was published before it was first seen, the newest first
     */
    record View(
            String title,
            ErrorDetail detail,
            @Nullable String stack,
            List<Marker> before,
            String firstSeen,
            String lastSeen) {}

    @GetMapping(InsightController.INSIGHT + "/errors/{fingerprint}")
    @RequiresPermission(Permission.TENANT_READ)
    Object show(
            Environment environment,
            @PathVariable String fingerprint,
            @RequestParam Map<String, String> parameters,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var path = new Address("", "", Map.of()).below("/errors", fingerprint).page();
        var call = new Call(environment, path, Page.ERRORS, parameters, locale, model, response);
        return showing.show(call, "insight/error", (asked, asking) -> content(asked, fingerprint, model));
    }

    private Content content(Asked asked, String fingerprint, Model model) {
        var detail = errors.detail(asked.question(), fingerprint, SAMPLES).orElseThrow(Problem.NotFound::new);
        var group = detail.group();
        var words = asked.words();
        model.addAttribute(
                "view",
                new View(
                        group.message() == null ? group.name() : group.message(),
                        detail,
                        detail.stack(),
                        published.before(asked.environment(), group.firstSeen(), CHANGES, words),
                        words.moment(group.firstSeen()),
                        words.moment(group.lastSeen())));
        return new Content(
                List.of(
                        Stat.of(words.text("insight.metric.errors"), words.whole(group.count()), null),
                        Stat.of(words.text("insight.metric.affected-users"), words.whole(group.users()), null),
                        Stat.of(words.text("insight.metric.affected-sessions"), words.whole(group.sessions()), null)),
                List.of(
                        Block.whole(course(asked, detail)),
                        new Block("cols third", shares(asked, detail)),
                        Block.whole(samples(asked, detail))),
                false,
                false);
    }

    private static Panel course(Asked asked, ErrorDetail detail) {
        var words = asked.words();
        var series = new TimeSeries<>(asked, detail.group().trend(), null, ErrorCount::time);
        var title = words.text("insight.error.course");
        var figures = List.of(new Figure<ErrorCount>(
                "count",
                words.text("insight.column.count"),
                ErrorCount::count,
                number -> words.whole(number == null ? 0 : number)));
        var said = words.text(
                "insight.chart.said", title, FilterBar.said(asked.question().range(), words));
        return Panel.of(series.table("trend", title, figures), Chart.lines(List.of(1), null, "", asked, said));
    }

    private static List<Panel> shares(Asked asked, ErrorDetail detail) {
        var panels = new ArrayList<Panel>();
        for (var split : SPLITS) {
            panels.add(Panel.of(share(asked, split, detail.shares().getOrDefault(split, List.of()))));
        }
        return panels;
    }

    private static Table share(Asked asked, Dimension split, List<ErrorShare> shares) {
        var words = asked.words();
        var key = split.key();
        var title = words.text("insight.column." + key);
        var columns = List.of(
                Column.text(key, title),
                Column.number("count", words.text("insight.column.count")),
                Column.number("share", words.text("insight.column.share")));
        var rows = shares.stream()
                .map(share -> Row.of(
                        Cell.text(
                                        share.value(),
                                        share.value() == null ? words.text("insight.none." + key) : share.value())
                                .filled(share.share(), 1),
                        Cell.number(share.count(), words.brief(share.count())),
                        Cell.number(share.share(), words.percent(share.share())).muted()))
                .toList();
        return new Table(key + "s", title, columns, rows, asked.address().csv(key + "s"));
    }

    private static Panel samples(Asked asked, ErrorDetail detail) {
        var words = asked.words();
        var columns = List.of(
                Column.text("time", words.text("insight.column.time")),
                Column.text("user", words.text("insight.column.user")),
                Column.text("page", words.text("insight.column.page")),
                Column.text("release", words.text("insight.column.release")).less("p2"),
                Column.text("browser", words.text("insight.column.browser")).less("p3"),
                Column.text("system", words.text("insight.column.system")).less("p3"));
        var rows = detail.samples().stream().map(sample -> row(words, sample)).toList();
        var title = words.text("insight.error.samples");
        return Panel.of(
                new Table("samples", title, columns, rows, asked.address().csv("samples")));
    }

    private static Row row(Words words, ErrorSample sample) {
        return Row.of(
                Cell.text(sample.time().toString(), words.moment(sample.time())).css("nowrap muted"),
                text(sample.person()).mono(),
                text(sample.page()).mono(),
                text(sample.release()),
                text(sample.browser()),
                text(sample.system()));
    }

    private static Cell text(@Nullable String value) {
        return Cell.text(value, value == null ? Words.NOTHING : value);
    }
}
