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
        return filled(question, visits, TOLD, step);
    }

    /**
     * The same where visits are not kept apart by what is filtered: what passes is told from its events, and only the visits of its sessions are looked at.
     *
     * @param passing kept apart by what is filtered, all told from events
     * @param visits all of them, whatever is filtered
     */
    static String ofFew(Question question, Visits passing, Visits visits, String step) {
        return filled(question, visits, FEW.replace("{passing}", passing.relation()), step);
    }

    private static String filled(Question question, Visits visits, String told, String step) {
        boolean isFiltered = !question.filters().equals(Filters.NONE);
        return SQL.replace("{shared}", visits.shared())
                .replace("{told}", told)
                .replace("{visits}", visits.ofShared())
                .replace("{step}", step)
                // Who was seen before may not have been seen with what is filtered.
                .replace("{is_loose}", isFiltered ? "true" : "visitor IN (FROM loose)")
                .replace("{is_cut}", isFiltered ? "true" : "session IN (FROM cut)")
                .replace("{long_ago}", Visits.LONG_AGO)
                .replace("{bounced}", Engagement.bounced(""))
                .replace("{passes}", Matching.passing(question.filters()));
    }

    /** A session's pages, interactions and visible time are those of all its visits; everything else is of what passes. */
    private static final String TOLD = """
            told AS NOT MATERIALIZED (
                SELECT {step} AS step, visitor, session, robot, visitor_before, session_before, adds_viewing, adds_bounced, adds_stay, adds_views, adds_failed,
                    pages, interacted, coalesce(visible, 0) AS visible,
                    CASE WHEN {passes} THEN views ELSE 0e0 END AS views,
                    CASE WHEN {passes} THEN stay END AS stay, CASE WHEN {passes} THEN rate END AS rate, CASE WHEN {passes} THEN lowest END AS lowest,
                    CASE WHEN {passes} THEN failed END AS failed, CASE WHEN {passes} THEN nameless ELSE 0 END AS nameless
                FROM {visits} AS visits),
            """;

    /** The same in other rows. */
    private static final String FEW = """
            passing AS MATERIALIZED (
                SELECT {step} AS step, visitor, session, robot, views, stay, rate, lowest, failed, nameless FROM {passing} AS visits WHERE {passes}),
            told AS NOT MATERIALIZED (
                SELECT step, visitor, session, robot, CAST(NULL AS TIMESTAMP) AS visitor_before, CAST(NULL AS TIMESTAMP) AS session_before,
                    NULL AS adds_viewing, NULL AS adds_bounced, NULL AS adds_stay, NULL AS adds_views, NULL AS adds_failed,
                    0e0 AS pages, 0 AS interacted, 0e0 AS visible, views, stay, rate, lowest, failed, nameless
                FROM passing
                UNION ALL
                SELECT NULL, visitor, session, robot, NULL, NULL, NULL, NULL, NULL, NULL, NULL, pages, interacted, coalesce(visible, 0), 0, NULL, NULL, NULL, NULL, 0
                FROM {visits} AS visits WHERE session IN (SELECT session FROM passing)),
            """;

    /**
     * Visitors and sessions are told apart in two ways. Where it is known of each visit when the visitor and the session were seen before, the first of each is
     * counted, in the range and in each step, and what each visit adds to the figures of its session is added up: that needs no table of all of them. The others are
     * gathered: visitors that are {@code loose}, and sessions that are {@code cut} by the beginning of the range. Bounces are taken back when a session goes on, so what is left of
     * weights that do not add up evenly is rounded away, a minus before a zero too.
     */
    private static final String SQL = """
            WITH {shared}{told}
            met AS MATERIALIZED (SELECT visitor FROM visitors WHERE stream = :stream AND first_seen >= :from AND first_seen < :to),
            firsts AS MATERIALIZED (
                FROM met WHERE visitor NOT IN (
                    SELECT visitor FROM visitors WHERE stream = :stream AND first_seen < :from AND visitor IN (FROM met))),
            loose AS MATERIALIZED (SELECT DISTINCT visitor FROM told WHERE NOT robot AND visitor_before IS NULL),
            cut AS MATERIALIZED (
                SELECT DISTINCT session FROM told
                WHERE NOT robot AND ((session_before < :from AND session_before > {long_ago}) OR visitor IN (FROM loose))),
            chained AS MATERIALIZED (
                SELECT step, sum(views) AS pv, min(lowest) AS lowest,
                    sum(CASE WHEN NOT is_loose AND visitor_before < greatest(step, :from) THEN weight END) AS uv,
                    sum(CASE WHEN NOT is_loose AND session_before < greatest(step, :from) THEN weight END) AS sessions,
                    sum(CASE WHEN is_first THEN weight END) AS seen,
                    sum(CASE WHEN is_first AND nameless > 0 THEN weight END) AS nameless,
                    sum(CASE WHEN is_whole AND session_before < :from THEN weight END) AS whole,
                    sum(CASE WHEN is_whole THEN adds_viewing * weight END) AS viewing,
                    sum(CASE WHEN is_whole THEN adds_bounced * weight END) AS bounced,
                    sum(CASE WHEN is_whole THEN adds_stay END) AS stay,
                    sum(CASE WHEN is_whole THEN adds_views END) AS stay_views,
                    sum(CASE WHEN is_whole THEN adds_failed END) AS failed
                FROM (
                    SELECT *, 1 / rate AS weight, NOT is_loose AND visitor_before < :from AS is_first, NOT is_cut AS is_whole
                    FROM (SELECT *, {is_loose} AS is_loose, {is_cut} AS is_cut FROM told WHERE NOT robot AND rate IS NOT NULL))
                GROUP BY step),
            sessions AS (
                SELECT max(rate) AS rate, sum(views) AS views, sum(pages) AS pages, max(interacted) AS interacted, sum(visible) AS visible, sum(stay) AS stay,
                    max(failed) AS failed
                FROM told WHERE NOT robot AND {is_cut} GROUP BY visitor, session HAVING max(rate) IS NOT NULL),
            sessions_each AS (
                SELECT sum(1 / rate) AS sessions,
                    sum(CASE WHEN views > 0 THEN 1 / rate END) AS viewing,
                    sum(CASE WHEN {bounced} THEN 1 / rate END) AS bounced,
                    sum(CASE WHEN views > 0 THEN stay END) AS stay,
                    sum(CASE WHEN stay IS NOT NULL THEN views END) AS stay_views,
                    sum(1 / failed) AS failed
                FROM sessions
                UNION ALL SELECT sum(whole), sum(viewing), sum(bounced), sum(stay), sum(stay_views), sum(failed) FROM chained),
            sessions_total AS (
                SELECT sum(sessions) AS sessions, sum(viewing) AS viewing, round(sum(bounced), 6) + 0e0 AS bounced, sum(stay) AS stay,
                    sum(stay_views) AS stay_views, sum(failed) AS failed
                FROM sessions_each),
            scattered AS MATERIALIZED (
                SELECT step, visitor, session, rate, nameless FROM told WHERE NOT robot AND {is_loose} AND rate IS NOT NULL),
            gathered AS (SELECT visitor, max(rate) AS rate, max(nameless) AS nameless FROM scattered GROUP BY visitor),
            seen AS (
                SELECT sum(1 / rate) AS seen, sum(CASE WHEN nameless > 0 THEN 1 / rate END) AS nameless,
                    sum(CASE WHEN visitor IN (FROM firsts) THEN 1 / rate END) AS new_visitors
                FROM gathered
                UNION ALL SELECT sum(seen), sum(nameless), 0 FROM chained
                UNION ALL SELECT 0, 0, sum(1 / rate) FROM told
                WHERE NOT robot AND visitor_before < :from AND visitor IN (FROM firsts) AND NOT ({is_loose})),
            seen_total AS (SELECT sum(seen) AS uv, sum(nameless) AS nameless, sum(new_visitors) AS new_visitors FROM seen),
            parts AS (
                SELECT step, pv, uv, sessions, lowest FROM chained
                UNION ALL
                SELECT step, 0e0, sum(1 / rate), 0e0, NULL FROM (SELECT step, max(rate) AS rate FROM scattered GROUP BY step, visitor) GROUP BY step
                UNION ALL
                SELECT step, 0e0, 0e0, sum(1 / rate), NULL FROM (SELECT step, max(rate) AS rate FROM scattered GROUP BY step, visitor, session) GROUP BY step),
            steps AS MATERIALIZED (
                SELECT step, sum(pv) AS pv, sum(uv) AS uv, sum(sessions) AS sessions, min(lowest) AS lowest FROM parts GROUP BY step),
            views_total AS (SELECT sum(pv) AS pv, min(lowest) AS lowest FROM steps),
            robots_total AS (SELECT sum(views) AS bot_pv FROM told WHERE robot AND views > 0)
            SELECT CAST(NULL AS TIMESTAMP) AS step, pv, uv, sessions, nameless, viewing, bounced, stay, stay_views, failed, new_visitors, bot_pv, lowest
            FROM sessions_total CROSS JOIN seen_total CROSS JOIN views_total CROSS JOIN robots_total
            UNION ALL
            SELECT step, pv, uv, sessions, 0, 0, 0, 0, 0, 0, 0, 0, 1 FROM steps
            """;
}
