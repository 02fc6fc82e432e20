package io.trackplane.insight.metric;

import io.trackplane.eventstore.Engagement;
import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Interval;
import io.trackplane.insight.Question;
import io.trackplane.insight.Range;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.metric.LastMinutes.Minute;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The last 30 minutes, minute by minute. */
@Service
public class RecentActivity {
    private static final int MINUTES = 30;

    private static final String SQL = """
            WITH active AS MATERIALIZED (
                SELECT date_trunc('minute', time) AS step, visitor, sum(CASE WHEN {view} THEN 1 / rate ELSE 0 END) AS views,
                    max(rate) AS rate, min(rate) AS lowest
                FROM events WHERE {matching} GROUP BY 1, 2)
            SELECT CAST(NULL AS TIMESTAMP) AS step, sum(views) AS pv, sum(1 / rate) AS uv, min(lowest) AS lowest
            FROM (SELECT sum(views) AS views, max(rate) AS rate, min(lowest) AS lowest FROM active GROUP BY visitor)
            UNION ALL
            SELECT step, sum(views), sum(1 / rate), min(lowest) FROM active GROUP BY step
            """;

    private final Ask ask;
    private final Clock clock;

    RecentActivity(EventStore store, Clock clock) {
        this.ask = new Ask(store);
        this.clock = clock;
    }

    private record Line(@Nullable Instant time, long pageViews, long visitors, boolean isEstimated) {}

    /**
     * What happens now.
     *
     * @param stream number of the environment in the event store
     * @throws io.trackplane.eventstore.QueryTooSlow when it took more than it may
     * @throws io.trackplane.eventstore.EventStoreUnavailable when the store does not answer
     */
    public LastMinutes of(int stream, Filters filters) {
        var last = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var first = last.minus(MINUTES - 1L, ChronoUnit.MINUTES);
        var range = new Range(first, last.plus(1, ChronoUnit.MINUTES), ZoneOffset.UTC);
        var matching = Matching.of(new Question(stream, range, Interval.HOUR, filters));
        return answer(first, ask.rows(SQL.replace("{view}", Engagement.VIEW), matching, (row, number) -> line(row)));
    }

    private static LastMinutes answer(Instant first, List<Line> lines) {
        var minutes = new TreeMap<Instant, Minute>();
        for (int minute = 0; minute < MINUTES; minute++) {
            var time = first.plus(minute, ChronoUnit.MINUTES);
            minutes.put(time, new Minute(time, 0, 0));
        }
        var whole = new Line(null, 0, 0, false);
        for (var line : lines) {
            if (line.time() == null) {
                whole = line;
            } else {
                minutes.put(line.time(), minute(line));
            }
        }
        return new LastMinutes(List.copyOf(minutes.values()), whole.pageViews(), whole.visitors(), whole.isEstimated());
    }

    private static Minute minute(Line line) {
        return new Minute(Objects.requireNonNull(line.time()), line.pageViews(), line.visitors());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                Columns.instant(row, "step"),
                Columns.count(row, "pv"),
                Columns.count(row, "uv"),
                Columns.sampled(row, "lowest"));
    }
}
