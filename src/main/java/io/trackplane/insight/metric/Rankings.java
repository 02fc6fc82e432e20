package io.trackplane.insight.metric;

import io.trackplane.eventstore.EventReader;
import io.trackplane.eventstore.EventStore;
import io.trackplane.insight.Question;
import io.trackplane.insight.metric.Ranking.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;

/** What is used most: pages, referrers, events, platforms, releases, devices. */
@Service
public class Rankings {
    private static final RowMapper<Line> LINE = (row, number) -> line(row);

    private static final String SQL = """
            WITH counted AS (
                SELECT {value} AS value, visitor, sum({weight}) AS counted, max(rate) AS rate, min(rate) AS lowest
                FROM events WHERE {where} GROUP BY 1, 2),
            ranked AS MATERIALIZED (
                SELECT value, sum(counted) AS counted, sum(1 / rate) AS uv, min(lowest) AS lowest FROM counted GROUP BY value),
            listed AS (
                SELECT value, counted, uv FROM ranked ORDER BY {order}, value NULLS LAST LIMIT :limit OFFSET :offset),
            whole AS (SELECT count(*) AS total, min(lowest) AS lowest FROM ranked)
            SELECT value, counted, uv, total, lowest FROM whole LEFT JOIN listed ON true ORDER BY {order}, value NULLS LAST
            """;

    private final EventReader reader;

    Rankings(EventStore store) {
        this.reader = store.reader();
    }

    /** A row; without an entry where the offset is behind the end. */
    private record Line(@Nullable Entry entry, long total, boolean isEstimated) {}

    /**
     * A stretch of the list of a dimension's values.
     *
     * @param limit most entries, at least 1
     * @param offset how many to leave out from the top
     * @throws io.trackplane.eventstore.QueryTooSlow when it took more than it may
     * @throws io.trackplane.eventstore.EventStoreUnavailable when the store does not answer
     */
    public Ranking of(Question question, Dimension dimension, int limit, int offset) {
        var matching = Matching.of(question);
        var parameters = matching.parametersWith(Map.of("limit", limit, "offset", offset));
        var lines = reader.query(sql(dimension, matching), parameters, LINE);
        var entries = lines.stream().map(Line::entry).filter(Objects::nonNull).toList();
        return lines.isEmpty()
                ? new Ranking(List.of(), 0, false)
                : new Ranking(
                        entries, lines.getFirst().total(), lines.getFirst().isEstimated());
    }

    private static String sql(Dimension dimension, Matching matching) {
        var where = dimension.isOfPageViews() ? matching.where() + " AND " + Engagement.VIEW : matching.where();
        var weight = dimension.isOfPageViews() || dimension.countsEvents()
                ? "1 / rate"
                : "CASE WHEN " + Engagement.VIEW + " THEN 1 / rate ELSE 0 END";
        return SQL.replace("{value}", dimension.column())
                .replace("{weight}", weight)
                .replace("{where}", where)
                .replace("{order}", dimension.isByCount() ? "counted DESC, uv DESC" : "uv DESC, counted DESC");
    }

    private static Line line(ResultSet row) throws SQLException {
        long total = row.getLong("total");
        row.getDouble("counted");
        var entry = row.wasNull()
                ? null
                : new Entry(row.getString("value"), Columns.count(row, "counted"), Columns.count(row, "uv"));
        return new Line(entry, total, Columns.isEstimated(row, "lowest"));
    }
}
