package io.trackplane.insight.metric;

import io.trackplane.eventstore.Engagement;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.metric.Ranking.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ranks values by how often they come. Counting is quick, telling visitors apart is not: so the values are counted first, and visitors are told apart for
 * those that are listed. Where all their events have the same rate, a visitor is one number with a bit for each value. Sums of visits know such numbers for
 * names of events.
 */
final class Frequent {
    private static final String COUNTED = """
            WITH ranked AS MATERIALIZED (
                SELECT {value} AS value, {weighed} FROM events WHERE {counted} GROUP BY value),
            listed AS (
                SELECT value, counted FROM ranked ORDER BY counted DESC, value NULLS LAST LIMIT :limit OFFSET :offset),
            whole AS (SELECT count(*) AS total, min(lowest) AS lowest, max(highest) AS highest FROM ranked)
            SELECT value, counted, total, lowest, highest FROM whole LEFT JOIN listed ON true ORDER BY counted DESC, value NULLS LAST
            """;

    private static final String WEIGHED = "sum(1 / rate) AS counted, min(rate) AS lowest, max(rate) AS highest";

    /** Not estimated, of events of one rate: for half the work, and as whole numbers, which add up evenly. */
    private static final String EVEN =
            "CAST(count(*) AS DOUBLE) AS counted, CAST(:rate AS DOUBLE) AS lowest, CAST(:rate AS DOUBLE) AS highest";

    private static final String BY_BITS = """
            SELECT visitor, bit_or(bit) AS bits
            FROM events JOIN (VALUES {values}) AS listed(value, bit) ON {value} IS NOT DISTINCT FROM listed.value
            WHERE {counted} GROUP BY visitor
            """;

    private static final String BY_VISITS =
            "SELECT visitor, bit_or(names) AS bits FROM {visits} AS visits WHERE NOT robot AND {passes} GROUP BY visitor";

    private static final String NAMES = "SELECT name, bit FROM event_names WHERE stream = :stream";

    private static final String BY_VALUE = """
            SELECT value, sum(1 / rate) AS uv FROM (
                SELECT {value} AS value, visitor, max(rate) AS rate
                FROM events WHERE {counted} AND ({value} IN (:listed) OR {value} IS NULL) GROUP BY {value}, visitor)
            GROUP BY value
            """;

    /** So many are asked for at least: who lists a few and who lists what there is to choose from ask the same. */
    private static final int SHARED = 60;

    /** Values of a part of the time. Where there are more, it is asked about all the time together, and only those that are listed are told. */
    private static final int MOST_OF_A_PART = 1_000;

    private static final Comparator<Line> LARGEST = Comparator.comparing(
                    Line::counted, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Line::value, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Ask ask;
    private final Rates rates;

    Frequent(Ask ask) {
        this.ask = ask;
        this.rates = new Rates(ask);
    }

    /** @param value that is counted; without one where the offset is behind the end */
    private record Line(@Nullable String value, @Nullable Double counted, long total, double lowest, double highest) {
        /** Of events of one rate. */
        Line estimated(double rate, long total) {
            return new Line(value, counted == null ? null : counted / rate, total, rate, rate);
        }
    }

    Ranking of(Question question, Dimension dimension, int limit, int offset) {
        var lines = counted(question, dimension, limit, offset);
        if (lines.isEmpty()) {
            return Ranking.NONE;
        }
        var first = lines.getFirst();
        var listed = listed(lines, limit, offset);
        var visitors = visitors(question, Matching.of(question), dimension, listed);
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

    /** The most frequent values and how often each comes, estimated; nothing without a value. */
    Map<String, Double> most(Question question, Dimension dimension, int limit) {
        var most = new LinkedHashMap<String, Double>();
        for (var line : listed(counted(question, dimension, limit, 0), limit, 0)) {
            if (line.value != null) {
                most.put(line.value, Objects.requireNonNull(line.counted));
            }
        }
        return most;
    }

    private static boolean isShared(int limit, int offset) {
        return limit <= SHARED - offset;
    }

    private static List<Line> listed(List<Line> lines, int limit, int offset) {
        return lines.stream()
                .filter(line -> line.counted != null)
                .skip(isShared(limit, offset) ? offset : 0)
                .limit(limit)
                .toList();
    }

    private List<Line> counted(Question question, Dimension dimension, int limit, int offset) {
        boolean isShared = isShared(limit, offset);
        int most = isShared ? SHARED : limit;
        int after = isShared ? 0 : offset;
        return rates.only(question)
                .map(rate -> even(question, dimension, rate, most, after))
                .orElseGet(() -> lines(WEIGHED, Matching.of(question), dimension, most, after));
    }

    private List<Line> lines(String weighed, Matching matching, Dimension dimension, int limit, int offset) {
        return ask.rows(
                sql(COUNTED.replace("{weighed}", weighed), dimension),
                matching.with("limit", limit).with("offset", offset),
                (row, number) -> line(row));
    }

    /** Events of another rate that came since are left to whoever asks next. */
    private List<Line> even(Question question, Dimension dimension, double rate, int limit, int offset) {
        var counts = new HashMap<@Nullable String, Line>();
        for (var part : question.parts().reversed()) {
            var lines = lines(EVEN, ofRate(part, rate), dimension, MOST_OF_A_PART, 0);
            if (lines.getFirst().total > MOST_OF_A_PART) {
                return lines(EVEN, ofRate(question, rate), dimension, limit, offset).stream()
                        .map(line -> line.estimated(rate, line.total))
                        .toList();
            }
            lines.stream()
                    .filter(line -> line.counted != null)
                    .forEach(line -> counts.merge(line.value, line, Frequent::added));
        }
        var listed = counts.values().stream()
                .map(line -> line.estimated(rate, counts.size()))
                .sorted(LARGEST)
                .skip(offset)
                .limit(limit)
                .toList();
        return listed.isEmpty() ? List.of(new Line(null, null, counts.size(), rate, rate)) : listed;
    }

    private static Line added(Line one, Line more) {
        double counted = Objects.requireNonNull(one.counted) + Objects.requireNonNull(more.counted);
        return new Line(one.value, counted, one.total, one.lowest, one.highest);
    }

    private static Matching ofRate(Question question, double rate) {
        return Matching.of(question).and("rate = CAST(:rate AS DOUBLE)", "rate", rate);
    }

    /** By value; those of no value by null. */
    private Map<@Nullable String, Double> visitors(
            Question question, Matching matching, Dimension dimension, List<Line> listed) {
        if (listed.isEmpty()) {
            return Map.of();
        }
        var first = listed.getFirst();
        if (first.lowest != first.highest || listed.size() > VisitorBits.MOST) {
            return byValue(matching, dimension, listed);
        }
        return dimension == Dimension.EVENT
                ? byVisits(question, matching, listed, first.lowest)
                        .orElseGet(() -> byBits(matching, dimension, listed, first.lowest))
                : byBits(matching, dimension, listed, first.lowest);
    }

    /** Empty where it is not told by visits that are summed up. */
    private Optional<Map<@Nullable String, Double>> byVisits(
            Question question, Matching matching, List<Line> listed, double rate) {
        var visits = ask.visits(question, Matching.columns(question.filters()));
        var bits = names(question.stream());
        var names = listed.stream().map(Line::value).toList();
        if (visits.summed().isEmpty() || !bits.keySet().containsAll(names)) {
            return Optional.empty();
        }
        var sql = VisitorBits.counted(
                names.stream().map(bits::get).toList(),
                BY_VISITS
                        .replace("{visits}", visits.relation())
                        .replace("{passes}", Matching.passing(question.filters())));
        var found = ask.row(sql, matching, (row, number) -> VisitorBits.counts(row));
        var visitors = new HashMap<@Nullable String, Double>();
        for (int i = 0; i < names.size(); i++) {
            visitors.put(names.get(i), found.get(i) / rate);
        }
        return Optional.of(visitors);
    }

    private Map<String, Long> names(int stream) {
        return ask
                .rows(
                        NAMES,
                        Matching.everything(stream),
                        (row, number) -> Map.entry(row.getString("name"), row.getLong("bit")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<@Nullable String, Double> byBits(
            Matching matching, Dimension dimension, List<Line> listed, double rate) {
        var values = new StringJoiner(", ");
        var asked = matching;
        var bits = VisitorBits.first(listed.size());
        for (int bit = 0; bit < listed.size(); bit++) {
            var value = listed.get(bit).value;
            var named = value == null ? "NULL" : ":value" + bit;
            values.add("(CAST(%s AS VARCHAR), CAST(%d AS BIGINT))".formatted(named, bits.get(bit)));
            asked = value == null ? asked : asked.with("value" + bit, value);
        }
        var sql = VisitorBits.counted(bits, sql(BY_BITS, dimension).replace("{values}", values.toString()));
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
