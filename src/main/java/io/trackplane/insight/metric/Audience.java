package io.trackplane.insight.metric;

import io.trackplane.eventstore.Visits;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.metric.Ranking.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ranks values by how many visitors have them. There are few values; so they are looked for first, and where all events have the same rate, a visitor is one
 * number with a bit for each. Else visitors are told apart for each value.
 */
final class Audience {
    private static final String TOGETHER = """
            WITH together AS MATERIALIZED (
                SELECT {columns}, sum(events) AS events, sum(views) AS views, min(lowest) AS lowest, max(rate) AS rate
                FROM {visits} AS visits WHERE NOT robot AND {passes} GROUP BY {columns})
            """;

    private static final String VALUES =
            "SELECT '{constant}' AS dimension, {column} AS value, CAST(sum(events) AS DOUBLE) AS events, sum(views) AS counted, min(lowest) AS lowest, max(rate) AS highest FROM together GROUP BY {column}";

    private static final String BY_BITS =
            "SELECT visitor, bit_or({bits}) AS bits FROM {visits} AS visits WHERE NOT robot AND {passes} GROUP BY visitor";

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

    private static final Comparator<Entry> LARGEST = Comparator.comparingLong(Entry::visitors)
            .thenComparingLong(Entry::count)
            .reversed()
            .thenComparing(Entry::value, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Ask ask;

    Audience(Ask ask) {
        this.ask = ask;
    }

    /** A row; without an entry where the offset is behind the end. */
    private record Line(Dimension dimension, @Nullable Entry entry, long total, boolean isEstimated) {}

    /** One that somebody has. */
    record Value(
            Dimension dimension, @Nullable String value, double events, double counted, double lowest, double highest) {
        Value and(Value more) {
            return new Value(
                    dimension,
                    value,
                    events + more.events,
                    counted + more.counted,
                    Math.min(lowest, more.lowest),
                    Math.max(highest, more.highest));
        }
    }

    /** The same stretch of the list of each dimension. */
    Map<Dimension, Ranking> of(Question question, List<Dimension> dimensions, int limit, int offset) {
        var visits = visits(question, dimensions);
        var values = values(question, dimensions);
        boolean isOfOneRate = values.stream()
                        .flatMap(value -> Stream.of(value.lowest, value.highest))
                        .distinct()
                        .count()
                == 1;
        return isOfOneRate && values.size() <= VisitorBits.MOST
                ? byBits(question, visits, dimensions, values, limit, offset)
                : byValue(question, visits, dimensions, limit, offset);
    }

    /** What anybody has, in no order. */
    List<Value> values(Question question, List<Dimension> dimensions) {
        var values = new LinkedHashMap<List<@Nullable Object>, Value>();
        for (var part : question.parts()) {
            for (var value : valuesOf(part, dimensions)) {
                values.merge(Arrays.asList(value.dimension, value.value), value, Value::and);
            }
        }
        return List.copyOf(values.values());
    }

    private List<Value> valuesOf(Question question, List<Dimension> dimensions) {
        var together = TOGETHER.replace("{columns}", columns(dimensions))
                .replace("{visits}", visits(question, dimensions).relation())
                .replace("{passes}", Matching.passing(question.filters()));
        var each = dimensions.stream().map(one -> named(VALUES, one)).collect(Collectors.joining(" UNION ALL "));
        return ask.rows(together + each, Matching.of(question), (row, number) -> value(row));
    }

    private Map<Dimension, Ranking> byBits(
            Question question, Visits visits, List<Dimension> dimensions, List<Value> values, int limit, int offset) {
        var bits = VisitorBits.first(values.size());
        var found = new StringJoiner(" | ");
        var matching = Matching.of(question);
        for (var dimension : dimensions) {
            var known = new LinkedHashMap<@Nullable String, Long>();
            IntStream.range(0, bits.size())
                    .filter(i -> values.get(i).dimension == dimension)
                    .forEach(i -> known.put(values.get(i).value, bits.get(i)));
            var listed = known.keySet().stream().filter(Objects::nonNull).toList();
            // A filter may have the dimension's own name.
            var name = dimension.key() + "_listed";
            found.add(VisitorBits.found(dimension.column(), known, name));
            matching = listed.isEmpty() ? matching : matching.with(name, listed);
        }
        var sql = VisitorBits.counted(
                bits,
                BY_BITS.replace("{bits}", found.toString())
                        .replace("{visits}", visits.relation())
                        .replace("{passes}", Matching.passing(question.filters())));
        var counts = ask.row(sql, matching, (row, number) -> VisitorBits.counts(row));
        var entries = new EnumMap<Dimension, List<Entry>>(Dimension.class);
        dimensions.forEach(dimension -> entries.put(dimension, new ArrayList<>()));
        for (int bit = 0; bit < values.size(); bit++) {
            var value = values.get(bit);
            Objects.requireNonNull(entries.get(value.dimension))
                    .add(new Entry(
                            value.value, Math.round(value.counted), Math.round(counts.get(bit) / value.highest)));
        }
        var rankings = new EnumMap<Dimension, Ranking>(Dimension.class);
        entries.forEach((dimension, all) -> rankings.put(
                dimension,
                new Ranking(
                        all.stream().sorted(LARGEST).skip(offset).limit(limit).toList(),
                        all.size(),
                        values.getFirst().lowest < 1)));
        return rankings;
    }

    private Map<Dimension, Ranking> byValue(
            Question question, Visits visits, List<Dimension> dimensions, int limit, int offset) {
        var matching = Matching.of(question).with("limit", limit).with("offset", offset);
        var lines = ask.rows(sql(question, visits, dimensions), matching, (row, number) -> line(row));
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

    private Visits visits(Question question, List<Dimension> dimensions) {
        var splits = new TreeSet<>(Matching.columns(question.filters()));
        dimensions.forEach(dimension -> splits.add(dimension.column()));
        return ask.visits(question, splits);
    }

    private static String columns(List<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::column).collect(Collectors.joining(", "));
    }

    private static String sql(Question question, Visits visits, List<Dimension> dimensions) {
        return MET.replace("{columns}", columns(dimensions))
                        .replace("{visits}", visits.relation())
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

    private static Value value(ResultSet row) throws SQLException {
        return new Value(
                Dimension.valueOf(row.getString("dimension")),
                row.getString("value"),
                Columns.sum(row, "events"),
                Columns.sum(row, "counted"),
                Columns.sum(row, "lowest"),
                Columns.sum(row, "highest"));
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
