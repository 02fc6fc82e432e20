package io.trackplane.insight.metric;

import io.trackplane.eventstore.Engagement;
import io.trackplane.eventstore.Visits;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Matching;

/**
 * The question behind {@link Overview}, of what each visitor did in each session and quarter of an hour. A session is judged by all its events in the range,
 * whatever the filters: they choose sessions, they do not make one of many pages look like one of a single page.
 */
final class OverviewSql {
    private OverviewSql() {}

    /**
     * @param visits kept apart by what is filtered
     * @param step of the time axis, as an expression
     */
    static String of(Question question, Visits visits, String step) {
        var passing = Matching.passing(question.filters());
        return SQL.replace("{shared}", visits.shared())
                .replace("{visits}", visits.ofShared())
                .replace("{step}", step)
                // Who was seen before may not have been seen with what is filtered.
                .replace("{loose}", question.filters().equals(Filters.NONE) ? "visitor_before IS NULL" : "true")
                .replace("{passes}", passing)
                .replace("{bounce}", Integer.toString(Engagement.BOUNCE_MILLIS));
    }

    /**
     * Visitors and sessions are told apart in two ways. Where it is known of each visit when the visitor was seen before, the first of each is counted, in
     * the range and in each step: that needs no table of all visitors. The others are {@code loose}, and gathered.
     */
    private static final String SQL = """
            WITH {shared}told AS NOT MATERIALIZED (
                SELECT {step} AS step, visitor, session, robot, visitor_before, session_before, pages, interacted, visible,
                    CASE WHEN {passes} THEN views ELSE 0e0 END AS views,
                    CASE WHEN {passes} THEN stay END AS stay, CASE WHEN {passes} THEN rate END AS rate, CASE WHEN {passes} THEN lowest END AS lowest,
                    CASE WHEN {passes} THEN failed END AS failed, CASE WHEN {passes} THEN nameless ELSE 0 END AS nameless
                FROM {visits} AS visits),
            sessions AS (
                SELECT max(rate) AS rate, sum(views) AS views, sum(pages) AS pages, max(interacted) AS interacted,
                    coalesce(sum(visible), 0) AS visible, sum(stay) AS stay, max(failed) AS failed
                FROM told WHERE NOT robot GROUP BY visitor, session HAVING max(rate) IS NOT NULL),
            sessions_total AS (
                SELECT sum(1 / rate) AS sessions,
                    sum(CASE WHEN views > 0 THEN 1 / rate END) AS viewing,
                    sum(CASE WHEN views > 0 AND pages = 1 AND interacted = 0 AND visible < {bounce} THEN 1 / rate END) AS bounced,
                    sum(CASE WHEN views > 0 THEN stay END) AS stay,
                    sum(CASE WHEN stay IS NOT NULL THEN views END) AS stay_views,
                    sum(1 / failed) AS failed
                FROM sessions),
            firsts AS (
                SELECT visitor FROM visitors WHERE stream = :stream
                GROUP BY visitor HAVING min(first_seen) >= :from AND min(first_seen) < :to),
            loose AS MATERIALIZED (SELECT DISTINCT visitor FROM told WHERE NOT robot AND {loose}),
            chained AS MATERIALIZED (
                SELECT step,
                    sum(CASE WHEN visitor_before < greatest(step, :from) THEN 1 / rate END) AS uv,
                    sum(CASE WHEN session_before < greatest(step, :from) THEN 1 / rate END) AS sessions,
                    sum(CASE WHEN visitor_before < :from THEN 1 / rate END) AS seen,
                    sum(CASE WHEN visitor_before < :from AND nameless > 0 THEN 1 / rate END) AS nameless,
                    sum(CASE WHEN visitor_before < :from AND visitor IN (SELECT visitor FROM firsts) THEN 1 / rate END) AS new_visitors
                FROM told WHERE NOT robot AND visitor NOT IN (SELECT visitor FROM loose) GROUP BY step),
            gathered AS (
                SELECT visitor, max(rate) AS rate, max(nameless) AS nameless
                FROM told WHERE NOT robot AND rate IS NOT NULL AND visitor IN (SELECT visitor FROM loose) GROUP BY visitor),
            seen AS (
                SELECT sum(1 / rate) AS seen, sum(CASE WHEN nameless > 0 THEN 1 / rate END) AS nameless,
                    sum(CASE WHEN visitor IN (SELECT visitor FROM firsts) THEN 1 / rate END) AS new_visitors
                FROM gathered
                UNION ALL SELECT sum(seen), sum(nameless), sum(new_visitors) FROM chained),
            seen_total AS (SELECT sum(seen) AS uv, sum(nameless) AS nameless, sum(new_visitors) AS new_visitors FROM seen),
            parts AS (
                SELECT step, 0e0 AS pv, uv, sessions, NULL AS lowest FROM chained
                UNION ALL
                SELECT step, 0e0, sum(1 / rate), 0e0, NULL FROM (
                    SELECT step, visitor, max(rate) AS rate
                    FROM told WHERE NOT robot AND rate IS NOT NULL AND visitor IN (SELECT visitor FROM loose) GROUP BY step, visitor)
                GROUP BY step
                UNION ALL
                SELECT step, 0e0, 0e0, sum(1 / rate), NULL FROM (
                    SELECT step, max(rate) AS rate
                    FROM told WHERE NOT robot AND rate IS NOT NULL AND visitor IN (SELECT visitor FROM loose) GROUP BY step, visitor, session)
                GROUP BY step
                UNION ALL
                SELECT step, sum(views), 0e0, 0e0, min(lowest) FROM told WHERE NOT robot AND rate IS NOT NULL GROUP BY step),
            steps AS MATERIALIZED (
                SELECT step, sum(pv) AS pv, sum(uv) AS uv, sum(sessions) AS sessions, min(lowest) AS lowest FROM parts GROUP BY step),
            views_total AS (SELECT sum(pv) AS pv, min(lowest) AS lowest FROM steps),
            robots_total AS (SELECT sum(views) AS bot_pv FROM told WHERE robot)
            SELECT CAST(NULL AS TIMESTAMP) AS step, pv, uv, sessions, nameless, viewing, bounced, stay, stay_views, failed, new_visitors, bot_pv, lowest
            FROM sessions_total CROSS JOIN seen_total CROSS JOIN views_total CROSS JOIN robots_total
            UNION ALL
            SELECT step, pv, uv, sessions, 0, 0, 0, 0, 0, 0, 0, 0, 1 FROM steps
            """;
}
