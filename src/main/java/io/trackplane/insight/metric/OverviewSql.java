package io.trackplane.insight.metric;

import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Matching;

/**
 * The question behind {@link Overview}. Goes over the events once, to what each visitor did in each session and step; everything else is told from that,
 * which is many times shorter. A session is judged by all its events in the range, whatever the filters: they choose sessions, they do not make one of
 * many pages look like one of a single page.
 *
 * <p>Where every event has the same rate and none is filtered out, some of the sums are multiples of others: written so, the engine adds up once.
 */
final class OverviewSql {
    private static final String PAGES = "sum(CASE WHEN {view} THEN 1e0 ELSE 0e0 END)";
    private static final String VISIBLE = "sum(CASE WHEN {visible} THEN duration END)";

    private OverviewSql() {}

    /** @param step of the time axis, as an expression */
    static String of(Question question, Extent extent, String step) {
        var passes = Matching.passing(question.filters());
        boolean isAll = extent.isUniform() && passes.equals("true");
        return SQL.replace("{step}", step)
                .replace("{pages}", PAGES)
                .replace(
                        "{views}",
                        isAll ? PAGES + " / {rate}" : "sum(CASE WHEN {passes} AND {view} THEN 1 / {rate} ELSE 0e0 END)")
                .replace("{time}", VISIBLE)
                .replace(
                        "{stay}",
                        isAll
                                ? VISIBLE + " / {rate}"
                                : "sum(CASE WHEN {passes} AND {visible} THEN duration / {rate} END)")
                .replace("{highest}", isAll ? "{rate}" : "max(CASE WHEN {passes} THEN {rate} END)")
                .replace(
                        "{nameless}",
                        extent.hasNameless()
                                ? "max(CASE WHEN {passes} THEN marks & " + Engagement.NAMELESS + " ELSE 0 END)"
                                : "0")
                .replace("{rate}", extent.rate())
                .replace("{passes}", passes)
                .replace("{view}", Engagement.VIEW)
                .replace("{interaction}", Engagement.INTERACTION)
                .replace("{visible}", Engagement.VISIBLE)
                .replace("{bounce}", Integer.toString(Engagement.BOUNCE_MILLIS))
                .replace("{scope}", Matching.SCOPE)
                .replace("{person}", Matching.PERSON);
    }

    private static final String SQL = """
            WITH visits AS MATERIALIZED (
                SELECT {step} AS step, visitor, session, {views} AS views, {pages} AS pages,
                    max(CASE WHEN {interaction} THEN 1 ELSE 0 END) AS interacted,
                    {time} AS visible, {stay} AS stay, {highest} AS rate, {nameless} AS nameless
                FROM events
                WHERE {scope} AND {person}
                GROUP BY step, visitor, session),
            sessions AS (
                SELECT max(rate) AS rate, sum(views) AS views, sum(pages) AS pages, max(interacted) AS interacted,
                    coalesce(sum(visible), 0) AS visible, sum(stay) AS stay
                FROM visits GROUP BY visitor, session HAVING max(rate) IS NOT NULL),
            days AS MATERIALIZED (
                SELECT step, visitor, max(rate) AS rate, max(nameless) AS nameless, sum(views) AS views, sum(1 / rate) AS sessions
                FROM visits WHERE rate IS NOT NULL GROUP BY step, visitor),
            seen AS (SELECT visitor, max(rate) AS rate, max(nameless) AS nameless FROM days GROUP BY visitor),
            firsts AS (
                SELECT visitor FROM visitors WHERE stream = :stream
                GROUP BY visitor HAVING min(first_seen) >= :from AND min(first_seen) < :to),
            sessions_total AS (
                SELECT sum(1 / rate) AS sessions,
                    sum(CASE WHEN views > 0 THEN 1 / rate END) AS viewing,
                    sum(CASE WHEN views > 0 AND pages = 1 AND interacted = 0 AND visible < {bounce} THEN 1 / rate END) AS bounced,
                    sum(CASE WHEN views > 0 THEN stay END) AS stay,
                    sum(CASE WHEN stay IS NOT NULL THEN views END) AS stay_views
                FROM sessions),
            seen_total AS (
                SELECT sum(1 / rate) AS uv, sum(CASE WHEN nameless > 0 THEN 1 / rate END) AS nameless,
                    sum(CASE WHEN visitor IN (SELECT visitor FROM firsts) THEN 1 / rate END) AS new_visitors
                FROM seen),
            steps AS MATERIALIZED (
                SELECT step, sum(views) AS pv, sum(1 / rate) AS uv, sum(sessions) AS sessions FROM days GROUP BY step),
            views_total AS (SELECT sum(pv) AS pv FROM steps)
            SELECT CAST(NULL AS TIMESTAMP) AS step, pv, uv, sessions, nameless, viewing, bounced, stay, stay_views, new_visitors
            FROM sessions_total CROSS JOIN seen_total CROSS JOIN views_total
            UNION ALL
            SELECT step, pv, uv, sessions, 0, 0, 0, 0, 0, 0 FROM steps
            """;
}
