package io.trackplane.insight.errors;

import io.trackplane.event.EventType;

/**
 * The questions about errors. A visitor or session counts as {@code 1 / (the highest rate of its events)}: sampling is by visitor, so whoever is
 * kept at a low rate is kept at all higher ones too.
 */
final class ErrorSql {
    static final String IS_ERROR = "type = " + EventType.ERROR.ordinal();

    /** Sessions are told from visits, which are many times fewer; errors and whom they met from the events. */
    static final String TOTALS = """
            SELECT errors.count, met.sessions, met.affected, met.lowest, visitors.users, errors.groups
            FROM (SELECT sum(1 / rate) AS sessions, sum(1 / failed) AS affected, min(lowest) AS lowest
                  FROM (SELECT max(rate) AS rate, max(failed) AS failed, min(lowest) AS lowest FROM {visits} AS visits
                        WHERE NOT robot AND {passes} GROUP BY session) AS one) AS met,
                 (SELECT sum(weight) AS users
                  FROM (SELECT 1 / max(rate) AS weight FROM events WHERE {matching} AND %1$s GROUP BY visitor) AS one) AS visitors,
                 (SELECT sum(1 / rate) AS count, count(DISTINCT fingerprint) AS groups FROM events WHERE {matching} AND %1$s) AS errors
            """.formatted(IS_ERROR);

    static final String SERIES = """
            SELECT step, sum(errors) AS count, sum(sessions) AS sessions, sum(affected) AS affected
            FROM (SELECT step, 0 AS errors, sum(1 / rate) AS sessions, sum(1 / failed) AS affected
                  FROM (SELECT {step} AS step, max(rate) AS rate, max(failed) AS failed FROM {visits} AS visits
                        WHERE NOT robot AND {passes} GROUP BY 1, session) AS one
                  GROUP BY step
                  UNION ALL SELECT {step} AS step, sum(1 / rate), 0, 0 FROM events WHERE {matching} AND %s GROUP BY 1) AS one
            GROUP BY step
            """.formatted(IS_ERROR);

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
