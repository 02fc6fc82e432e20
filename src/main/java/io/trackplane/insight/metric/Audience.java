package io.trackplane.insight.metric;

import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.metric.Ranking.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ranks values by how many visitors have them. */
final class Audience {
    /** Once for all dimensions. */
    private static final String MET = """
            WITH met AS MATERIALIZED (
                SELECT {columns}, visitor, sum(views) AS views, max(rate) AS rate, min(lowest) AS lowest
                FROM {visits} AS visits WHERE NOT robot AND {passes} GROUP BY {columns}, visitor)""";

    private static final String PARTS = """
            , {name}_met AS (
                SELECT {column} AS value, visitor, sum(views) AS views, max(rate) AS rate, min(lowest) AS lowest FROM met GROUP BY {column}, visitor),
            {name}_ranked AS MATERIALIZED (
                SELECT value, sum(views) AS counted, sum(1 / rate) AS uv, min(lowest) AS lowest FROM {name}_met GROUP BY value),
            {name}_listed AS (
                SELECT value, counted, uv FROM {name}_ranked ORDER BY uv DESC, counted DESC, value NULLS LAST LIMIT :limit OFFSET :offset),
            {name}_whole AS (SELECT count(*) AS total, min(lowest) AS lowest FROM {name}_ranked)""";

    private static final String LISTED =
            "SELECT '{constant}' AS dimension, value, counted, uv, total, lowest FROM {name}_whole LEFT JOIN {name}_listed ON true";

    private final Ask ask;

    Audience(Ask ask) {
        this.ask = ask;
    }

    /** A row; without an entry where the offset is behind the end. */
    private record Line(Dimension dimension, @Nullable Entry entry, long total, boolean isEstimated) {}

    /** The same stretch of the list of each dimension. */
    Map<Dimension, Ranking> of(Question question, List<Dimension> dimensions, int limit, int offset) {
        var matching = Matching.of(question).with("limit", limit).with("offset", offset);
        var lines = ask.rows(sql(question, dimensions), matching, (row, number) -> line(row));
        var rankings = new EnumMap<Dimension, Ranking>(Dimension.class);
        for (var dimension : dimensions) {
            rankings.put(
                    dimension,
                    ranking(lines.stream()
                            .filter(line -> line.dimension == dimension)
                            .toList()));
        }
        return rankings;
    }

    private String sql(Question question, List<Dimension> dimensions) {
        var splits = new TreeSet<>(Matching.columns(question.filters()));
        dimensions.forEach(dimension -> splits.add(dimension.column()));
        var columns = dimensions.stream().map(Dimension::column).collect(Collectors.joining(", "));
        return MET.replace("{columns}", columns)
                        .replace("{visits}", ask.visits(question, splits).relation())
                        .replace("{passes}", Matching.passing(question.filters()))
                + dimensions.stream().map(each -> named(PARTS, each)).collect(Collectors.joining())
                + "\n"
                + dimensions.stream().map(each -> named(LISTED, each)).collect(Collectors.joining(" UNION ALL "))
                + " ORDER BY dimension, uv DESC, counted DESC, value NULLS LAST";
    }

    private static String named(String sql, Dimension dimension) {
        return sql.replace("{constant}", dimension.name())
                .replace("{name}", dimension.key())
                .replace("{column}", dimension.column());
    }

    private static Ranking ranking(List<Line> lines) {
        return lines.isEmpty()
                ? Ranking.NONE
                : new Ranking(
                        lines.stream().map(Line::entry).filter(Objects::nonNull).toList(),
                        lines.getFirst().total,
                        lines.getFirst().isEstimated);
    }

    private static Line line(ResultSet row) throws SQLException {
        var counted = Columns.number(row, "counted");
        return new Line(
                Dimension.valueOf(row.getString("dimension")),
                counted == null
                        ? null
                        : new Entry(row.getString("value"), Math.round(counted), Columns.count(row, "uv")),
                row.getLong("total"),
                Columns.sampled(row, "lowest"));
    }
}
