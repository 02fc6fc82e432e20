package io.trackplane.insight.metric;

import io.trackplane.eventstore.Engagement;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.metric.Ranking.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Ranks values by how often they come. Counting is quick, telling visitors apart is not: so the values are counted first, and visitors are told apart for
 * those that are listed. Where all their events have the same rate, a visitor is one number with a bit for each value.
 */
final class Frequent {
    private static final String COUNTED = """
            WITH ranked AS MATERIALIZED (
                SELECT {value} AS value, sum(1 / rate) AS counted, min(rate) AS lowest, max(rate) AS highest
                FROM events WHERE {counted} GROUP BY value),
            listed AS (
                SELECT value, counted FROM ranked ORDER BY counted DESC, value NULLS LAST LIMIT :limit OFFSET :offset),
            whole AS (SELECT count(*) AS total, min(lowest) AS lowest, max(highest) AS highest FROM ranked)
            SELECT value, counted, total, lowest, highest FROM whole LEFT JOIN listed ON true ORDER BY counted DESC, value NULLS LAST
            """;

    private static final String BY_BITS = """
            SELECT {sums} FROM (
                SELECT visitor, bit_or(bit) AS bits
                FROM events JOIN (VALUES {values}) AS listed(value, bit) ON {value} IS NOT DISTINCT FROM listed.value
                WHERE {counted} GROUP BY visitor)
            """;

    private static final String BY_VALUE = """
            SELECT value, sum(1 / rate) AS uv FROM (
                SELECT {value} AS value, visitor, max(rate) AS rate
                FROM events WHERE {counted} AND ({value} IN (:listed) OR {value} IS NULL) GROUP BY {value}, visitor)
            GROUP BY value
            """;

    private final Ask ask;

    Frequent(Ask ask) {
        this.ask = ask;
    }

    /** @param value that is counted; without one where the offset is behind the end */
    private record Line(@Nullable String value, @Nullable Double counted, long total, double lowest, double highest) {}

    Ranking of(Question question, Dimension dimension, int limit, int offset) {
        var matching = Matching.of(question);
        var lines = ask.rows(
                sql(COUNTED, dimension),
                matching.with("limit", limit).with("offset", offset),
                (row, number) -> line(row));
        if (lines.isEmpty()) {
            return Ranking.NONE;
        }
        var first = lines.getFirst();
        var listed = lines.stream().filter(line -> line.counted != null).toList();
        var visitors = visitors(matching, dimension, listed);
        return new Ranking(
                listed.stream()
                        .map(line -> new Entry(
                                line.value,
                                Math.round(Objects.requireNonNull(line.counted)),
                                Math.round(visitors.getOrDefault(line.value, 0.0))))
                        .toList(),
                first.total,
                first.total > 0 && first.lowest < 1);
    }

    /** By value; those of no value by null. */
    private Map<@Nullable String, Double> visitors(Matching matching, Dimension dimension, List<Line> listed) {
        if (listed.isEmpty()) {
            return Map.of();
        }
        var first = listed.getFirst();
        return first.lowest == first.highest && listed.size() <= VisitorBits.MOST
                ? byBits(matching, dimension, listed, first.lowest)
                : byValue(matching, dimension, listed);
    }

    private Map<@Nullable String, Double> byBits(
            Matching matching, Dimension dimension, List<Line> listed, double rate) {
        var values = new StringJoiner(", ");
        var asked = matching;
        for (int bit = 0; bit < listed.size(); bit++) {
            var value = listed.get(bit).value;
            var named = value == null ? "NULL" : ":value" + bit;
            values.add("(CAST(%s AS VARCHAR), CAST(%d AS BIGINT))".formatted(named, 1L << bit));
            asked = value == null ? asked : asked.with("value" + bit, value);
        }
        var sql = sql(BY_BITS, dimension)
                .replace("{sums}", VisitorBits.sums(listed.size()))
                .replace("{values}", values.toString());
        var found = ask.row(sql, asked, (row, number) -> VisitorBits.counts(row));
        var visitors = new HashMap<@Nullable String, Double>();
        for (int bit = 0; bit < listed.size(); bit++) {
            visitors.put(listed.get(bit).value, found.get(bit) / rate);
        }
        return visitors;
    }

    private Map<@Nullable String, Double> byValue(Matching matching, Dimension dimension, List<Line> listed) {
        var values = listed.stream().map(Line::value).filter(Objects::nonNull).toList();
        var asked = matching.with("listed", values.isEmpty() ? List.of("") : values);
        var visitors = new HashMap<@Nullable String, Double>();
        ask.rows(
                        sql(BY_VALUE, dimension),
                        asked,
                        (row, number) -> new Visitors(row.getString("value"), Columns.sum(row, "uv")))
                .forEach(each -> visitors.put(each.value, each.visitors));
        return visitors;
    }

    private record Visitors(@Nullable String value, double visitors) {}

    private static String sql(String text, Dimension dimension) {
        return text.replace("{value}", dimension.column())
                .replace("{counted}", dimension.isOfPageViews() ? "{matching} AND " + Engagement.VIEW : "{matching}");
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("value"),
                Columns.number(row, "counted"),
                row.getLong("total"),
                Columns.sum(row, "lowest"),
                Columns.sum(row, "highest"));
    }
}
