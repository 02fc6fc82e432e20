package io.trackplane.insight.metric;

import io.trackplane.eventstore.EventReader;
import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;

/** The figures that say how an application does. */
@Service
public class Overview {
    /** One object, so that the same questions are recognised as the same. */
    private static final RowMapper<Line> LINE = (row, number) -> line(row);

    private final EventReader reader;

    Overview(EventStore store) {
        this.reader = store.reader();
    }

    /** A row: the totals, where {@code time} is null, or one step. */
    private record Line(@Nullable Instant time, Totals totals) {}

    /**
     * Totals and series.
     *
     * @throws io.trackplane.eventstore.QueryTooSlow when it took more than it may
     * @throws io.trackplane.eventstore.EventStoreUnavailable when the store does not answer
     */
    public OverviewAnswer of(Question question) {
        var matching = Matching.of(question);
        var lines = reader.query(OverviewSql.of(question, matching, reader.dialect()), matching.parameters(), LINE);
        var totals = lines.stream()
                .filter(line -> line.time() == null)
                .map(Line::totals)
                .findFirst()
                .orElse(Totals.NONE);
        return new OverviewAnswer(totals, series(question, lines));
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
                        Columns.count(row, "new_visitors"),
                        Columns.count(row, "bot_pv"),
                        Columns.isEstimated(row, "lowest")));
    }
}
