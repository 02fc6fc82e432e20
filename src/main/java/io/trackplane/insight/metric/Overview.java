package io.trackplane.insight.metric;

import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.asking.Ratio;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The figures that say how an application does. */
@Service
public class Overview {
    private final Ask ask;

    Overview(EventStore store) {
        this.ask = new Ask(store);
    }

    /** A row: everything together, where {@code time} is null, or one step. */
    private record Line(@Nullable Instant time, Totals totals) {}

    /**
     * Totals and series.
     *
     * @throws io.trackplane.eventstore.QueryTooSlow when it took more than it may
     * @throws io.trackplane.eventstore.EventStoreUnavailable when the store does not answer
     */
    public OverviewAnswer of(Question question) {
        var lines = ask.rows(sql(question), Matching.of(question), (row, number) -> line(row));
        var whole =
                lines.stream().filter(line -> line.time() == null).findFirst().orElseThrow();
        return new OverviewAnswer(whole.totals(), series(question, lines));
    }

    private String sql(Question question) {
        var step = ask.step(question, "time");
        var filtered = Matching.columns(question.filters());
        var visits = ask.visits(question, filtered);
        return filtered.isEmpty() || !visits.summed().isEmpty()
                ? OverviewSql.of(question, visits, step)
                : OverviewSql.ofFew(question, visits, ask.visits(question, Set.of()), step);
    }

    private static List<Point> series(Question question, List<Line> lines) {
        var points = new TreeMap<Instant, Point>();
        question.range().steps(question.interval()).forEach(time -> points.put(time, new Point(time, 0, 0, 0)));
        lines.stream()
                .filter(line -> line.time() != null)
                .map(Overview::point)
                .forEach(point -> points.put(point.time(), point));
        return List.copyOf(points.values());
    }

    private static Point point(Line line) {
        var totals = line.totals();
        return new Point(Objects.requireNonNull(line.time()), totals.pageViews(), totals.visitors(), totals.sessions());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                Columns.instant(row, "step"),
                new Totals(
                        Columns.count(row, "pv"),
                        Columns.count(row, "uv"),
                        Columns.count(row, "nameless"),
                        Columns.count(row, "sessions"),
                        Columns.ratio(row, "bounced", "viewing"),
                        Columns.ratio(row, "stay", "stay_views"),
                        Ratio.ofEstimates(Columns.sum(row, "failed"), Columns.sum(row, "sessions")),
                        Columns.count(row, "new_visitors"),
                        Columns.count(row, "bot_pv"),
                        Columns.sampled(row, "lowest")));
    }
}
