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
                .replace("{chain}", isFiltered ? UNKNOWN : CHAIN)
                .replace("{is_loose}", isFiltered ? "true" : "visitor IN (FROM loose)")
                .replace("{firsts}", isFiltered ? NO_FIRSTS : FIRSTS)
                .replace("{added}", isFiltered ? NOTHING_ADDED : ADDED)
                .replace("{bounced}", Engagement.bounced(""))
                .replace("{passes}", Matching.passing(question.filters()));
    }

    private static final String CHAIN =
            "visitor_before, session_before, session_first, adds_viewing, adds_bounced, adds_stay, adds_views, adds_failed";

    private static final String UNKNOWN =
            "CAST(NULL AS TIMESTAMP) AS visitor_before, CAST(NULL AS TIMESTAMP) AS session_first";

    /** A session's pages, interactions and visible time are those of all its visits; everything else is of what passes. */
    private static final String TOLD = """
            told AS NOT MATERIALIZED (
                SELECT {step} AS step, visitor, session, robot, {chain}, pages, interacted, coalesce(visible, 0) AS visible,
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
                SELECT step, visitor, session, robot, {chain}, pages, interacted, visible, views, stay, rate, lowest, failed, nameless
                FROM (
                    SELECT *, 0e0 AS pages, 0 AS interacted, 0e0 AS visible FROM passing
                    UNION ALL BY NAME
                    SELECT visitor, session, robot, 0e0 AS views, 0 AS nameless, pages, interacted, coalesce(visible, 0) AS visible
                    FROM {visits} AS visits WHERE session IN (SELECT session FROM passing))),
            """;

    /** Of visits: who is there for the first time, in the step and in the range. A truth is multiplied, as a choice for each row takes longer. */
    private static final String FIRSTS = """
            sum(weight * CAST(visitor_before < greatest(step, :from) AS DOUBLE)) AS uv,
            sum(weight * CAST(session_before < greatest(step, :from) AS DOUBLE)) AS sessions,
            sum(weight * CAST(visitor_before < :from AS DOUBLE)) AS seen,
            sum(weight * CAST(visitor_before < :from AND nameless > 0 AS DOUBLE)) AS nameless""";

    /** Where it is not known of any visit who was seen before. */
    private static final String NO_FIRSTS = """
            CAST(NULL AS DOUBLE) AS uv, CAST(NULL AS DOUBLE) AS sessions, CAST(NULL AS DOUBLE) AS seen, CAST(NULL AS DOUBLE) AS nameless""";

    /** Of visits: sessions, and what they add to the figures of these. */
    private static final String ADDED = """
            sum(weight * CAST(session_before < :from AS DOUBLE)) AS whole, sum(adds_viewing * weight) AS viewing, sum(adds_bounced * weight) AS bounced,
            sum(adds_stay) AS stay, sum(adds_views) AS stay_views, sum(adds_failed) AS failed""";

    /** Where it is not known of any visit what it adds. */
    private static final String NOTHING_ADDED = """
            CAST(NULL AS DOUBLE) AS whole, CAST(NULL AS DOUBLE) AS viewing, CAST(NULL AS DOUBLE) AS bounced, CAST(NULL AS DOUBLE) AS stay,
            CAST(NULL AS DOUBLE) AS stay_views, CAST(NULL AS DOUBLE) AS failed""";

    /**
     * Visitors and sessions are told apart in two ways. Where it is known of each visit when the visitor and the session were seen before, the first of each is
     * counted, in the range and in each step, and what each visit adds to the figures of its session is added up: that needs no table of all of them. The others are
     * {@code scattered}, visits of visitors that are {@code loose}, or {@code cut}, visits of sessions that began before the range: few, so they are counted like all, taken off
     * again, and gathered. Weights that do not add up evenly leave something where all of them are taken off; it is rounded away, a minus before a zero too.
     */
    private static final String SQL = """
            WITH {shared}{told}
            met AS MATERIALIZED (SELECT visitor FROM visitors WHERE stream = :stream AND first_seen >= :from AND first_seen < :to),
            firsts AS MATERIALIZED (
                FROM met WHERE visitor NOT IN (
                    SELECT visitor FROM visitors WHERE stream = :stream AND first_seen < :from AND visitor IN (FROM met))),
            loose AS MATERIALIZED (SELECT DISTINCT visitor FROM told WHERE NOT robot AND visitor_before IS NULL),
            scattered AS MATERIALIZED (SELECT *, 1 / rate AS weight FROM told WHERE NOT robot AND {is_loose}),
            cut AS MATERIALIZED (SELECT *, 1 / rate AS weight FROM told WHERE NOT robot AND session_first < :from AND NOT ({is_loose})),
            counted AS MATERIALIZED (
                SELECT step, sum(views) AS pv, min(lowest) AS lowest, {firsts}, {added}
                FROM (SELECT *, 1 / rate AS weight FROM told WHERE NOT robot AND rate IS NOT NULL) GROUP BY step),
            taken AS MATERIALIZED (SELECT step, {firsts}, {added} FROM scattered WHERE rate IS NOT NULL GROUP BY step),
            taken_of_cut AS (SELECT {added} FROM cut),
            gathered_sessions AS (
                SELECT max(rate) AS rate, sum(views) AS views, sum(pages) AS pages, max(interacted) AS interacted, sum(visible) AS visible, sum(stay) AS stay,
                    max(failed) AS failed
                FROM (FROM scattered UNION ALL FROM cut) GROUP BY visitor, session HAVING max(rate) IS NOT NULL),
            sessions_each AS (
                SELECT sum(1 / rate) AS sessions,
                    sum(CASE WHEN views > 0 THEN 1 / rate END) AS viewing,
                    sum(CASE WHEN {bounced} THEN 1 / rate END) AS bounced,
                    sum(CASE WHEN views > 0 THEN stay END) AS stay,
                    sum(CASE WHEN stay IS NOT NULL THEN views END) AS stay_views,
                    sum(1 / failed) AS failed
                FROM gathered_sessions
                UNION ALL SELECT whole, viewing, bounced, stay, stay_views, failed FROM counted
                UNION ALL SELECT -whole, -viewing, -bounced, -stay, -stay_views, -failed FROM taken
                UNION ALL SELECT -whole, -viewing, -bounced, -stay, -stay_views, -failed FROM taken_of_cut),
            sessions_total AS (
                SELECT round(sum(sessions), 6) + 0e0 AS sessions, round(sum(viewing), 6) + 0e0 AS viewing, round(sum(bounced), 6) + 0e0 AS bounced,
                    sum(stay) AS stay, round(sum(stay_views), 6) + 0e0 AS stay_views, round(sum(failed), 6) + 0e0 AS failed
                FROM sessions_each),
            gathered AS (SELECT visitor, max(rate) AS rate, max(nameless) AS nameless FROM scattered WHERE rate IS NOT NULL GROUP BY visitor),
            seen_each AS (
                SELECT sum(1 / rate) AS seen, sum(CASE WHEN nameless > 0 THEN 1 / rate END) AS nameless,
                    sum(CASE WHEN visitor IN (FROM firsts) THEN 1 / rate END) AS new_visitors
                FROM gathered
                UNION ALL SELECT seen, nameless, 0 FROM counted
                UNION ALL SELECT -seen, -nameless, 0 FROM taken
                UNION ALL SELECT 0, 0, sum(1 / rate) FROM told
                WHERE NOT robot AND visitor_before < :from AND visitor IN (FROM firsts) AND NOT ({is_loose})),
            seen_total AS (SELECT sum(seen) AS uv, sum(nameless) AS nameless, sum(new_visitors) AS new_visitors FROM seen_each),
            steps_each AS (
                SELECT step, pv, uv, sessions, lowest FROM counted
                UNION ALL SELECT step, 0e0, -uv, -sessions, NULL FROM taken
                UNION ALL
                SELECT step, 0e0, sum(1 / rate), 0e0, NULL
                FROM (SELECT step, max(rate) AS rate FROM scattered WHERE rate IS NOT NULL GROUP BY step, visitor) GROUP BY step
                UNION ALL
                SELECT step, 0e0, 0e0, sum(1 / rate), NULL
                FROM (SELECT step, max(rate) AS rate FROM scattered WHERE rate IS NOT NULL GROUP BY step, visitor, session) GROUP BY step),
            steps AS MATERIALIZED (
                SELECT step, sum(pv) AS pv, sum(uv) AS uv, sum(sessions) AS sessions, min(lowest) AS lowest FROM steps_each GROUP BY step),
            views_total AS (SELECT sum(pv) AS pv, min(lowest) AS lowest FROM steps),
            robots_total AS (SELECT sum(views) AS bot_pv FROM told WHERE robot AND views > 0)
            SELECT CAST(NULL AS TIMESTAMP) AS step, pv, uv, sessions, nameless, viewing, bounced, stay, stay_views, failed, new_visitors, bot_pv, lowest
            FROM sessions_total CROSS JOIN seen_total CROSS JOIN views_total CROSS JOIN robots_total
            UNION ALL
            SELECT step, pv, uv, sessions, 0, 0, 0, 0, 0, 0, 0, 0, 1 FROM steps
            """;
}
