package io.trackplane.insight.metric;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A visitor as one number, {@code bits}, with a bit for each value that they have. Counting bits is quicker than telling visitors apart for each value. */
final class VisitorBits {
    /** Of a number that has a sign. */
    static final int MOST = 62;

    private VisitorBits() {}

    /** How many visitors have each bit, as columns. */
    static String sums(int bits) {
        return sums(IntStream.range(0, bits).mapToObj(bit -> 1L << bit).toList());
    }

    /** The same of these bits. */
    static String sums(List<Long> bits) {
        return bits.stream()
                .map("sum(CASE WHEN bits & %d <> 0 THEN 1e0 ELSE 0e0 END)"::formatted)
                .collect(Collectors.joining(", "));
    }

    /** What stands in the columns of {@link #sums}. */
    static List<Double> counts(ResultSet row) throws SQLException {
        var counts = new ArrayList<Double>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            counts.add(row.getDouble(column));
        }
        return counts;
    }
}
