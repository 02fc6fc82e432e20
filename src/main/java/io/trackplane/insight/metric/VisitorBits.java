package io.trackplane.insight.metric;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A visitor as one number, {@code bits}, with a bit for each value that they have. Counting bits is quicker than telling visitors apart for each value. */
final class VisitorBits {
    /** Of a number that has a sign. */
    static final int MOST = 62;

    private VisitorBits() {}

    /** The first bits, so many. */
    static List<Long> first(int many) {
        return LongStream.range(0, many).mapToObj(bit -> 1L << bit).toList();
    }

    /**
     * A question for how many visitors have each bit, as columns. Many have the same: so there are few numbers to look for bits in.
     *
     * @param visitors a query for the {@code bits} of each
     */
    static String counted(List<Long> bits, String visitors) {
        var sums = bits.stream()
                .map("sum(CASE WHEN bits & %d <> 0 THEN visitors ELSE 0e0 END)"::formatted)
                .collect(Collectors.joining(", "));
        return "SELECT %s FROM (SELECT bits, CAST(count(*) AS DOUBLE) AS visitors FROM (%s) GROUP BY bits)"
                .formatted(sums, visitors);
    }

    /**
     * The bit of what stands in a column, as an expression.
     *
     * @param bits by value; that of no value by null; others have none
     * @param values the parameter that lists the values, in the order of the bits
     */
    static String found(String column, Map<@Nullable String, Long> bits, String values) {
        var found = new StringJoiner(" | ").setEmptyValue("0");
        var none = bits.get(null);
        if (none != null) {
            found.add("CASE WHEN %s IS NULL THEN %d ELSE 0 END".formatted(column, none));
        }
        var some = bits.entrySet().stream()
                .filter(each -> each.getKey() != null)
                .map(Map.Entry::getValue)
                .toList();
        if (!some.isEmpty()) {
            // Quicker than to compare with one after the other.
            found.add("coalesce(map(CAST([:%s] AS VARCHAR[]), CAST(%s AS BIGINT[]))[%s], 0)"
                    .formatted(values, some, column));
        }
        return found.toString();
    }

    /** What stands in the columns of {@link #counted}. */
    static List<Double> counts(ResultSet row) throws SQLException {
        var counts = new ArrayList<Double>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            counts.add(row.getDouble(column));
        }
        return counts;
    }
}
