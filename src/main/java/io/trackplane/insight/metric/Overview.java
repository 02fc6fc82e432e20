package io.trackplane.insight.metric;

import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
    private record Line(
            @Nullable Instant time,
            long pageViews,
            long visitors,
            long sessions,
            long nameless,
            @Nullable Double bounceRate,
            @Nullable Double stayMillis,
            long newVisitors) {
        static final Line NOTHING = new Line(null, 0, 0, 0, 0, null, null, 0);

        Totals totals(Extent extent) {
            return new Totals(
                    pageViews,
                    visitors,
                    nameless,
                    sessions,
                    bounceRate,
                    stayMillis,
                    newVisitors,
                    extent.botPageViews(),
                    extent.isEstimated());
        }
    }

    /**
     * Totals and series.
     *
     * @throws io.trackplane.eventstore.QueryTooSlow when it took more than it may
     * @throws io.trackplane.eventstore.EventStoreUnavailable when the store does not answer
     */
    public OverviewAnswer of(Question question) {
        var extent = Extent.of(question, ask);
        var lines = extent.lowestMatching() == null ? List.<Line>of() : lines(question, extent);
        var whole =
                lines.stream().filter(line -> line.time() == null).findFirst().orElse(Line.NOTHING);
        return new OverviewAnswer(whole.totals(extent), series(question, lines));
    }

    private List<Line> lines(Question question, Extent extent) {
        var sql = OverviewSql.of(question, extent, ask.step(question, "time"));
        return ask.rows(sql, Matching.of(question), (row, number) -> line(row));
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
        return new Point(Objects.requireNonNull(line.time()), line.pageViews(), line.visitors(), line.sessions());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                Columns.instant(row, "step"),
                Columns.count(row, "pv"),
                Columns.count(row, "uv"),
                Columns.count(row, "sessions"),
                Columns.count(row, "nameless"),
                Columns.ratio(row, "bounced", "viewing"),
                Columns.ratio(row, "stay", "stay_views"),
                Columns.count(row, "new_visitors"));
    }
}
