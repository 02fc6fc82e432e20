package io.trackplane.insight.metric;

import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.SqlDialect;
import io.trackplane.insight.Question;

/**
 * The question behind {@link Overview}. Goes over the events once, to what each visitor did in each session and step; everything else is told from that,
 * which is many times shorter. A session is judged by all its events in the range, whatever the filters: they choose sessions, they do not make one of
 * many pages look like one of a single page.
 */
final class OverviewSql {
    private OverviewSql() {}

    static String of(Question question, Matching matching, SqlDialect dialect) {
        return SQL.replace(
                        "{step}",
                        dialect.bucket(
                                question.interval().key(),
                                "time",
                                question.range().zone()))
                .replace("{scope}", matching.scope())
                .replace("{matches}", matching.filters())
                .replace("{view}", Engagement.VIEW)
                .replace("{interaction}", Engagement.INTERACTION)
                .replace("{visible}", Engagement.VISIBLE)
                .replace("{bot}", Integer.toString(Mark.BOT.bit()))
                .replace("{nameless}", Integer.toString(Mark.NAMELESS.bit()))
                .replace("{bounce}", Integer.toString(Engagement.BOUNCE_MILLIS));
    }

    private static final String SQL = """
            WITH visits AS MATERIALIZED (
                SELECT {step} AS step, visitor, session, (marks & {bot}) <> 0 AS is_bot,
                    sum(CASE WHEN {matches} AND {view} THEN 1 / rate ELSE 0 END) AS views,
                    sum(CASE WHEN {view} THEN 1 ELSE 0 END) AS pages,
                    sum(CASE WHEN {interaction} THEN 1 ELSE 0 END) AS interactions,
                    sum(CASE WHEN {visible} THEN duration ELSE 0 END) AS visible,
                    sum(CASE WHEN {matches} AND {visible} THEN duration / rate END) AS stay,
                    max(CASE WHEN {matches} THEN rate END) AS rate,
                    min(CASE WHEN {matches} THEN rate END) AS lowest,
                    max(CASE WHEN {matches} THEN marks & {nameless} ELSE 0 END) AS nameless
                FROM events
                WHERE {scope}
                GROUP BY 1, 2, 3, 4),
            people AS (SELECT * FROM visits WHERE NOT is_bot),
            sessions AS (
                SELECT max(rate) AS rate, sum(views) AS views, sum(pages) AS pages, sum(interactions) AS interactions,
                    sum(visible) AS visible, sum(stay) AS stay
                FROM people GROUP BY visitor, session HAVING max(rate) IS NOT NULL),
            seen AS (
                SELECT visitor, max(rate) AS rate, max(nameless) AS nameless, min(lowest) AS lowest
                FROM people WHERE rate IS NOT NULL GROUP BY visitor),
            firsts AS (
                SELECT visitor FROM visitors WHERE stream = :stream
                GROUP BY visitor HAVING min(first_seen) >= :from AND min(first_seen) < :to),
            sessions_total AS (
                SELECT sum(1 / rate) AS sessions,
                    sum(CASE WHEN views > 0 THEN 1 / rate END) AS viewing,
                    sum(CASE WHEN views > 0 AND pages = 1 AND interactions = 0 AND visible < {bounce} THEN 1 / rate END) AS bounced,
                    sum(CASE WHEN views > 0 THEN stay END) AS stay,
                    sum(CASE WHEN stay IS NOT NULL THEN views END) AS stay_views
                FROM sessions),
            seen_total AS (
                SELECT sum(1 / rate) AS uv, sum(CASE WHEN nameless > 0 THEN 1 / rate END) AS nameless, min(lowest) AS lowest,
                    sum(CASE WHEN visitor IN (SELECT visitor FROM firsts) THEN 1 / rate END) AS new_visitors
                FROM seen),
            views_total AS (
                SELECT sum(CASE WHEN is_bot THEN 0 ELSE views END) AS pv, sum(CASE WHEN is_bot THEN views END) AS bot_pv FROM visits),
            visitors_by_step AS (
                SELECT step, sum(1 / rate) AS uv
                FROM (SELECT step, max(rate) AS rate FROM people WHERE rate IS NOT NULL GROUP BY step, visitor) GROUP BY step),
            sessions_by_step AS (
                SELECT step, sum(views) AS pv, sum(1 / rate) AS sessions FROM people WHERE rate IS NOT NULL GROUP BY step)
            SELECT CAST(NULL AS TIMESTAMP) AS step, pv, uv, sessions, nameless, viewing, bounced, stay, stay_views, new_visitors, bot_pv, lowest
            FROM sessions_total CROSS JOIN seen_total CROSS JOIN views_total
            UNION ALL
            SELECT visitors_by_step.step, pv, uv, sessions, 0, 0, 0, 0, 0, 0, 0, NULL
            FROM visitors_by_step JOIN sessions_by_step ON visitors_by_step.step = sessions_by_step.step
            """;
}
