package io.trackplane.insight.deliveries;

import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.SqlDialect;
import java.util.Collection;
import java.util.EnumSet;
import java.util.stream.Collectors;

/**
 * The questions about deliveries. A visitor counts in each step as {@code 1 / (the highest rate of its events there)}: sampling is by visitor, so whoever
 * is kept at a low rate is kept at all higher ones too.
 */
final class DeliverySql {
    /** An event whose properties say what was done. */
    private static final String EXPAND_COLLAPSE = "recommend_expand_collapse";

    static final String IS_ABOUT =
            "name IN (" + quoted(Kind.NAMED) + ", '" + EXPAND_COLLAPSE + "') AND delivery IS NOT NULL";

    private static final String FRESH = "(marks & " + Mark.REPEAT.bit() + ") = 0";

    private static final String SUMS = String.join(
            ", ",
            Kind.VIEW.sum("weight", "viewed"),
            Kind.VIEW.sum("events", "views"),
            Kind.VIEW.sum("repeats", "repeated_views"),
            Kind.CLICK.sum("weight", "clicked"),
            Kind.CLICK.sum("events", "clicks"),
            Kind.CLICK.sum("repeats", "repeated_clicks"),
            Kind.COMPLETE.sum("weight", "completed"),
            Kind.COMPLETE.sum("events", "completions"),
            Kind.EXPAND.sum("weight", "expanding"),
            Kind.EXPAND.sum("events", "expands"),
            Kind.COLLAPSE.sum("weight", "collapsing"),
            Kind.COLLAPSE.sum("events", "collapses"),
            "min(lowest) AS lowest");

    /** What somebody did; a number in the questions, as groups by texts take longer. */
    private enum Kind {
        VIEW("recommend_impression"),
        CLICK("recommend_click"),
        COMPLETE("recommend_complete"),
        EXPAND("expand"),
        COLLAPSE("collapse");

        /** Those that the name of the event says. */
        static final Collection<Kind> NAMED = EnumSet.range(VIEW, COMPLETE);

        /** Those that its properties say. */
        static final Collection<Kind> OF_PROPERTIES = EnumSet.range(EXPAND, COLLAPSE);

        final String told;

        Kind(String told) {
            this.told = told;
        }

        /** @return null where it is none of them */
        static String of(String expression, Collection<Kind> kinds) {
            return kinds.stream()
                    .map(kind -> "WHEN '%s' THEN %d".formatted(kind.told, kind.ordinal()))
                    .collect(Collectors.joining(" ", "CASE " + expression + " ", " END"));
        }

        String sum(String what, String name) {
            return "sum(CASE WHEN kind = %d THEN %s END) AS %s".formatted(ordinal(), what, name);
        }
    }

    private final String met;

    /** Properties are most of what an event takes: they are looked at only where nothing else says what was done. */
    DeliverySql(SqlDialect dialect) {
        this.met = """
                (SELECT delivery, kind, visitor, 1 / max(CASE WHEN %1$s THEN rate END) AS weight,
                        sum(CASE WHEN %1$s THEN 1 / rate ELSE 0 END) AS events,
                        sum(CASE WHEN %1$s THEN 0 ELSE 1 / rate END) AS repeats, min(rate) AS lowest
                 FROM (SELECT delivery, %2$s AS kind, visitor, marks, rate FROM events
                       WHERE {matching} AND name IN (%3$s) AND delivery IS NOT NULL
                       UNION ALL
                       SELECT delivery, %4$s AS kind, visitor, marks, rate FROM events
                       WHERE {matching} AND name = '%5$s' AND delivery IS NOT NULL) AS told
                 GROUP BY delivery, kind, visitor) AS met
                """.formatted(
                        FRESH,
                        Kind.of("name", Kind.NAMED),
                        quoted(Kind.NAMED),
                        Kind.of(dialect.property("action"), Kind.OF_PROPERTIES),
                        EXPAND_COLLAPSE);
    }

    private static String quoted(Collection<Kind> kinds) {
        return kinds.stream().map(kind -> "'" + kind.told + "'").collect(Collectors.joining(", "));
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

    /** Where {@code {matching}} is {@link #IS_ABOUT} as well. */
    static String days() {
        return "SELECT {step} AS step, " + day(Kind.VIEW, "views") + ", "
                + day(Kind.CLICK, "clicks")
                + ", " + day(Kind.COMPLETE, "completions") + " FROM events WHERE {matching} AND " + FRESH
                + " GROUP BY 1";
    }

    private static String day(Kind kind, String column) {
        return "sum(CASE WHEN name = '" + kind.told + "' THEN 1 / rate ELSE 0 END) AS " + column;
    }
}
