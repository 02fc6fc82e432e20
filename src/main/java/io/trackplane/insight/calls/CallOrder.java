package io.trackplane.insight.calls;

import java.util.Locale;

/** Which endpoints come first. */
public enum CallOrder {
    /** Those called most often. */
    COUNT("count DESC"),
    /** Those with the highest p95. */
    SLOWEST("p95 DESC NULLS LAST"),
    /** Those with the most failed calls. */
    FAILING("failed DESC"),
    /** Those with the largest share of failed calls. */
    LEAST_RELIABLE("failed / count DESC");

    private final String sql;

    CallOrder(String sql) {
        this.sql = sql;
    }

    /** The name in addresses, such as {@code least-reliable}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String sql() {
        return sql;
    }
}
