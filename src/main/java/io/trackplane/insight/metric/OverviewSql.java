package io.trackplane.insight.metric;

import io.trackplane.eventstore.Engagement;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Matching;

/**
 * The question behind {@link Overview}, of what each visitor did in each session and quarter of an hour. A session is judged by all its events in the range,
 * whatever the filters: they choose sessions, they do not make one of many pages look like one of a single page.
 */
final class OverviewSql {
    private OverviewSql() {}

    /**
     * @param visits the relation of visits, kept apart by what is filtered
     * @param step of the time axis, as an expression
     */
    static String of(Question question, String visits, String step) {
        return SQL.replace("{visits}", visits)
                .replace("{step}", step)
                .replace("{passes}", Matching.passing(question.filters()))
                .replace("{bounce}", Integer.toString(Engagement.BOUNCE_MILLIS));
    }

    private static final String SQL = """
            WITH told AS MATERIALIZED (
                SELECT {step} AS step, visitor, session, robot, pages, interacted, visible, CASE WHEN {passes} THEN views ELSE 0e0 END AS views,
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
            seen AS (
                SELECT visitor, max(rate) AS rate, max(nameless) AS nameless, min(lowest) AS lowest
                FROM told WHERE NOT robot AND rate IS NOT NULL GROUP BY visitor),
            firsts AS (
                SELECT visitor FROM visitors WHERE stream = :stream
                GROUP BY visitor HAVING min(first_seen) >= :from AND min(first_seen) < :to),
            seen_total AS (
                SELECT sum(1 / rate) AS uv, sum(CASE WHEN nameless > 0 THEN 1 / rate END) AS nameless,
                    sum(CASE WHEN visitor IN (SELECT visitor FROM firsts) THEN 1 / rate END) AS new_visitors, min(lowest) AS lowest
                FROM seen),
            step_visitors AS (
                SELECT step, sum(views) AS pv, sum(1 / rate) AS uv
                FROM (SELECT step, visitor, max(rate) AS rate, sum(views) AS views
                      FROM told WHERE NOT robot AND rate IS NOT NULL GROUP BY step, visitor) AS one
                GROUP BY step),
            step_sessions AS (
                SELECT step, sum(1 / rate) AS sessions
                FROM (SELECT step, max(rate) AS rate
                      FROM told WHERE NOT robot AND rate IS NOT NULL GROUP BY step, visitor, session) AS one
                GROUP BY step),
            steps AS MATERIALIZED (
                SELECT step_visitors.step AS step, pv, uv, sessions
                FROM step_visitors JOIN step_sessions ON step_sessions.step = step_visitors.step),
            views_total AS (SELECT sum(pv) AS pv FROM steps),
            robots_total AS (SELECT sum(views) AS bot_pv FROM told WHERE robot)
            SELECT CAST(NULL AS TIMESTAMP) AS step, pv, uv, sessions, nameless, viewing, bounced, stay, stay_views, failed, new_visitors, bot_pv, lowest
            FROM sessions_total CROSS JOIN seen_total CROSS JOIN views_total CROSS JOIN robots_total
            UNION ALL
            SELECT step, pv, uv, sessions, 0, 0, 0, 0, 0, 0, 0, 0, 1 FROM steps
            """;
}
