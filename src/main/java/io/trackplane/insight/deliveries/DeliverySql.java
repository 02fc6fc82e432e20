package io.trackplane.insight.deliveries;

import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.SqlDialect;

/**
 * The questions about deliveries. A visitor counts in each step as {@code 1 / (the highest rate of its events there)}: sampling is by visitor, so whoever
 * is kept at a low rate is kept at all higher ones too.
 */
final class DeliverySql {
    static final String IS_ABOUT = "name IN ('recommend_impression', 'recommend_click', 'recommend_complete', "
            + "'recommend_expand_collapse') AND delivery IS NOT NULL";

    private static final String FRESH = "(marks & " + Mark.REPEAT.bit() + ") = 0";

    private static final String SUMS = """
            sum(CASE WHEN kind = 'view' THEN weight END) AS viewed, sum(CASE WHEN kind = 'view' THEN events END) AS views,
            sum(CASE WHEN kind = 'view' THEN repeats END) AS repeated_views,
            sum(CASE WHEN kind = 'click' THEN weight END) AS clicked, sum(CASE WHEN kind = 'click' THEN events END) AS clicks,
            sum(CASE WHEN kind = 'click' THEN repeats END) AS repeated_clicks,
            sum(CASE WHEN kind = 'complete' THEN weight END) AS completed, sum(CASE WHEN kind = 'complete' THEN events END) AS completions,
            sum(CASE WHEN kind = 'expand' THEN weight END) AS expanding, sum(CASE WHEN kind = 'expand' THEN events END) AS expands,
            sum(CASE WHEN kind = 'collapse' THEN weight END) AS collapsing, sum(CASE WHEN kind = 'collapse' THEN events END) AS collapses,
            min(lowest) AS lowest
            """;

    private final String met;

    DeliverySql(SqlDialect dialect) {
        this.met = """
                (SELECT delivery, %s AS kind, visitor, 1 / max(CASE WHEN %2$s THEN rate END) AS weight,
                        sum(CASE WHEN %2$s THEN 1 / rate ELSE 0 END) AS events,
                        sum(CASE WHEN %2$s THEN 0 ELSE 1 / rate END) AS repeats, min(rate) AS lowest
                 FROM events WHERE {matching} GROUP BY delivery, kind, visitor) AS met
                """.formatted(kind(dialect), FRESH);
    }

    private static String kind(SqlDialect dialect) {
        return "CASE name WHEN 'recommend_impression' THEN 'view' WHEN 'recommend_click' THEN 'click' "
                + "WHEN 'recommend_complete' THEN 'complete' ELSE " + dialect.property("action") + " END";
    }

    /** Those that are named {@code :first} first, then those that most people saw. */
    String list(int most) {
        return "SELECT delivery, " + SUMS + " FROM " + met + " GROUP BY delivery"
                + " ORDER BY CASE WHEN delivery IN (:first) THEN 0 ELSE 1 END, viewed DESC NULLS LAST, delivery LIMIT "
                + most;
    }

    String one() {
        return "SELECT " + SUMS + " FROM " + met;
    }

    static String days() {
        return "SELECT {step} AS step, " + day("recommend_impression", "views") + ", "
                + day("recommend_click", "clicks")
                + ", " + day("recommend_complete", "completions") + " FROM events WHERE {matching} AND " + FRESH
                + " GROUP BY 1";
    }

    private static String day(String name, String column) {
        return "sum(CASE WHEN name = '" + name + "' THEN 1 / rate ELSE 0 END) AS " + column;
    }
}
