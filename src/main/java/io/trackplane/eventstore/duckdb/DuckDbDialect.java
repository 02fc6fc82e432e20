package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.SqlDialect;
import java.time.Clock;
import java.time.ZoneId;

/** How DuckDB says things. */
record DuckDbDialect(Clock clock) implements SqlDialect {
    @Override
    public String bucket(String unit, String column, ZoneId zone) {
        return new Buckets(BucketUnit.of(unit), column, zone).expression(clock.instant());
    }

    @Override
    public String distinct(String expression) {
        return "count(DISTINCT %s)".formatted(expression);
    }

    @Override
    public String quantile(String expression, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1, not " + share);
        }
        return "quantile_cont(%s, %s)".formatted(expression, share);
    }

    @Override
    public String property(String name) {
        return "json_extract_string(properties, '$.\"%s\"')"
                .formatted(name.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "''"));
    }
}
