package io.trackplane.insight.errors;

import io.trackplane.event.EventType;

/**
 * The questions about errors. A visitor or session counts as {@code 1 / (the highest rate of its events)}: sampling is by visitor, so whoever is
 * kept at a low rate is kept at all higher ones too.
 */
final class ErrorSql {
    static final String IS_ERROR = "type = " + EventType.ERROR.ordinal();

    /** What is known of visits from before. Nothing where filters choose: who was seen before may not have been seen with what is filtered. */
    static final String CHAIN = "visitor_before, session_before";

    static final String UNKNOWN =
            "CAST(NULL AS TIMESTAMP) AS visitor_before, CAST(NULL AS TIMESTAMP) AS session_before";

    /** Of visits: sessions that are there for the first time, in the step and in the range. */
    private static final String FIRSTS = """
            sum(weight * CAST(session_before < greatest(step, :from) AS DOUBLE)) AS sessions,
            sum(weight * CAST(session_before < :from AS DOUBLE)) AS whole""";

    /**
     * Everything together, where {@code step} is null, and each step. Sessions are told from visits, which are many times fewer than events: the first visit of
     * each is counted where it is known what was before; visits of all other visitors, {@code scattered}, are counted like these, taken off again, and gathered.
     * Sessions with errors are few, they are gathered always. Filled in: {@code {shared}}, {@code {visits}}, {@code {chain}} and {@code {passes}}.
     */
    static final String COURSE = """
            WITH {shared}told AS NOT MATERIALIZED (
                SELECT {step} AS step, visitor, session, rate, lowest, failed, 1 / rate AS weight, {chain}
                FROM {visits} AS visits WHERE NOT robot AND {passes}),
            loose AS MATERIALIZED (SELECT DISTINCT visitor FROM told WHERE visitor_before IS NULL),
            scattered AS MATERIALIZED (SELECT step, session, session_before, rate, weight FROM told WHERE visitor IN (FROM loose)),
            failing AS MATERIALIZED (SELECT step, session, failed FROM told WHERE failed IS NOT NULL),
            errors AS MATERIALIZED (SELECT {step} AS step, visitor, fingerprint, rate FROM events WHERE {matching} AND %1$s),
            counted AS MATERIALIZED (SELECT step, %2$s, min(lowest) AS lowest FROM told GROUP BY step),
            taken AS MATERIALIZED (SELECT step, %2$s FROM scattered GROUP BY step),
            each AS (
                SELECT step, 0e0 AS count, sessions, 0e0 AS affected FROM counted
                UNION ALL SELECT step, 0e0, -sessions, 0e0 FROM taken
                UNION ALL
                SELECT step, 0e0, sum(1 / rate), 0e0 FROM (SELECT step, max(rate) AS rate FROM scattered GROUP BY step, session) GROUP BY step
                UNION ALL
                SELECT step, 0e0, 0e0, sum(1 / rate) FROM (SELECT step, max(failed) AS rate FROM failing GROUP BY step, session) GROUP BY step
                UNION ALL SELECT step, sum(1 / rate), 0e0, 0e0 FROM errors GROUP BY step),
            sessions_each AS (
                SELECT whole FROM counted
                UNION ALL SELECT -whole FROM taken
                UNION ALL SELECT sum(1 / rate) FROM (SELECT max(rate) AS rate FROM scattered GROUP BY session)),
            sessions_total AS (SELECT round(sum(whole), 6) + 0e0 AS sessions FROM sessions_each),
            affected_total AS (SELECT sum(1 / rate) AS affected FROM (SELECT max(failed) AS rate FROM failing GROUP BY session)),
            lowest_total AS (SELECT min(lowest) AS lowest FROM counted),
            users_total AS (SELECT sum(1 / rate) AS users FROM (SELECT max(rate) AS rate FROM errors GROUP BY visitor)),
            errors_total AS (SELECT sum(1 / rate) AS count, count(DISTINCT fingerprint) AS groups FROM errors)
            SELECT CAST(NULL AS TIMESTAMP) AS step, count, users, sessions, affected, groups, lowest
            FROM errors_total CROSS JOIN users_total CROSS JOIN sessions_total CROSS JOIN affected_total CROSS JOIN lowest_total
            UNION ALL
            SELECT step, sum(count), 0, round(sum(sessions), 6) + 0e0, sum(affected), 0, 1 FROM each GROUP BY step
            """.formatted(IS_ERROR, FIRSTS);

    /** Filled in: condition on {@code first}, order, most, after. */
    static final String GROUPS = """
            WITH visitors AS (
                SELECT fingerprint, sum(errors) AS count, sum(weight) AS users
                FROM (SELECT fingerprint, sum(1 / rate) AS errors, 1 / max(rate) AS weight FROM events
                      WHERE {matching} AND %1$s AND fingerprint IS NOT NULL GROUP BY fingerprint, visitor) AS one
                GROUP BY fingerprint),
            sessions AS (
                SELECT fingerprint, sum(weight) AS sessions
                FROM (SELECT fingerprint, 1 / max(rate) AS weight FROM events
                      WHERE {matching} AND %1$s AND fingerprint IS NOT NULL GROUP BY fingerprint, session) AS one
                GROUP BY fingerprint),
            seen AS (
                SELECT fingerprint, min(time) AS first_seen, max(time) AS last_seen FROM events
                WHERE {kept} AND %1$s AND fingerprint IS NOT NULL GROUP BY fingerprint)
            SELECT visitors.fingerprint AS fingerprint, count, users, sessions, first_seen, last_seen
            FROM visitors JOIN sessions ON sessions.fingerprint = visitors.fingerprint
                 JOIN seen ON seen.fingerprint = visitors.fingerprint
            WHERE {chosen}
            ORDER BY {order} DESC, visitors.fingerprint LIMIT {most} OFFSET {after}
            """.formatted(IS_ERROR);

    /** Seen in the release, and never before the release itself was first seen. */
    static final String NEW_SINCE = """
            first_seen >= (SELECT min(time) FROM events WHERE {kept} AND release = :newSince)
            AND visitors.fingerprint IN (SELECT fingerprint FROM events
                                         WHERE {kept} AND %s AND release = :newSince AND fingerprint IS NOT NULL)""".formatted(IS_ERROR);

    /** The newest and the oldest event of each: their times are found first, then what few events of these times say. */
    static final String ENDS = """
            WITH ends AS MATERIALIZED (
                SELECT fingerprint AS ended, min(time) AS first, max(time) AS last
                FROM events WHERE {kept} AND %1$s AND fingerprint IN (:chosen) GROUP BY fingerprint)
            SELECT fingerprint, name, message, release, newest, oldest
            FROM (SELECT fingerprint, name, message, release,
                         row_number() OVER (PARTITION BY fingerprint ORDER BY time DESC, id DESC) AS newest,
                         row_number() OVER (PARTITION BY fingerprint ORDER BY time, id) AS oldest
                  FROM events JOIN ends ON ended = fingerprint AND (time = first OR time = last)
                  WHERE {kept} AND %1$s AND fingerprint IN (:chosen)) AS one
            WHERE newest = 1 OR oldest = 1
            """.formatted(IS_ERROR);

    static final String RELEASES = """
            SELECT fingerprint, release, sum(1 / rate) AS count FROM events
            WHERE {matching} AND %s AND fingerprint IN (:chosen) AND release IS NOT NULL
            GROUP BY fingerprint, release ORDER BY count DESC, release
            """.formatted(IS_ERROR);

    static final String TREND = """
            SELECT {step} AS step, fingerprint, sum(1 / rate) AS count FROM events
            WHERE {matching} AND %s AND fingerprint IN (:chosen) GROUP BY 1, fingerprint
            """.formatted(IS_ERROR);

    /** Filled in: the column twice, and how many. */
    static final String SHARES = """
            SELECT %s AS split, sum(1 / rate) AS count FROM events WHERE {matching} GROUP BY %s
            ORDER BY count DESC, split NULLS LAST LIMIT %d
            """;

    /** Filled in: the property {@code stack}, and how many. */
    static final String SAMPLES = """
            SELECT id, time, coalesce(user_id, anonymous_id) AS person, session_id, page, release, platform, device, browser, system, message,
                   %s AS stack, properties
            FROM events WHERE {matching} ORDER BY time DESC, id DESC LIMIT %d
            """;

    private ErrorSql() {}
}
