package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.SqlDialect;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How DuckDB says things. */
record DuckDbDialect() implements SqlDialect {
    @Override
    public String bucket(String unit, String column, ZoneId zone, Instant from, Instant to) {
        return new Buckets(BucketUnit.of(unit), column, zone).expression(from, to);
    }

    @Override
    public String distinct(String expression) {
        return "count(DISTINCT %s)".formatted(expression);
    }

    @Override
    public List<String> quantiles(String expression, double... shares) {
        if (!Arrays.stream(shares).allMatch(share -> share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("shares are from 0 to 1, not " + Arrays.toString(shares));
        }
        // The engine sees that the lists are the same and makes one.
        var all = "quantile_cont(%s, %s)".formatted(expression, Arrays.toString(shares));
        return IntStream.rangeClosed(1, shares.length)
                .mapToObj(number -> all + "[" + number + "]")
                .toList();
    }

    @Override
    public String property(String name) {
        return "json_extract_string(properties, '$.\"%s\"')"
                .formatted(name.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "''"));
    }

    @Override
    public String eachReason() {
        return "unnest(from_json(reasons, '[{\"kind\":\"VARCHAR\",\"field\":\"VARCHAR\",\"expected\":\"VARCHAR\",\"found\":\"VARCHAR\"}]'))"
                + " as each_reason(reason)";
    }
}
