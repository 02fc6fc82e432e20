package io.trackplane.eventstore.duckdb;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Fills a store with days of traffic of several streams at once, made by the engine itself: visits of ten events each, page views, calls, web vitals, errors,
 * deliveries and actions, in the order in which they would have come. The same each time.
 */
public final class ManyEvents {
    private static final String DAY = """
            INSERT INTO events_%1$d
            WITH counted AS (
                SELECT made.stream AS stream, made.people AS people, i // 10 AS visit, CAST(i %% 10 AS INTEGER) AS k,
                    hash(made.stream, %2$d, i // 10) %% 1000003 / 1000003e0 AS who,
                    hash(%2$d, i // 10, made.stream, 7) %% 1000003 / 1000003e0 AS moment,
                    hash(%2$d, i, made.stream, 11) %% 1000003 / 1000003e0 AS x
                FROM (VALUES %3$s) AS made(stream, events, people), range(0, %4$d) AS numbers(i) WHERE i < made.events),
            met AS (SELECT *, CAST(floor(people * who * sqrt(who)) AS BIGINT) AS person FROM counted),
            told AS (
                SELECT *, CAST(hash(person, stream) >> 1 AS BIGINT) AS visitor, hash(person, 3) %% 100 AS trait,
                    TIMESTAMP '%5$s' + to_milliseconds(CAST(moment * 86000000 AS BIGINT) + k * 14000 + CAST(x * 9000 AS BIGINT)) AS time,
                    CAST(floor(200 * x * x) AS INTEGER) AS page,
                    CASE WHEN k IN (0, 4) THEN 0 WHEN k IN (2, 5, 8) THEN 2 WHEN k = 1 THEN 3 WHEN k = 9 AND x < 0.15 THEN 4 ELSE 1 END AS type
                FROM met)
            SELECT stream, time, time + INTERVAL 400 MILLISECONDS, uuid(), type,
                CASE type WHEN 0 THEN 'page_view' WHEN 2 THEN 'api_call' WHEN 3 THEN 'web_vitals' WHEN 4 THEN 'error' ELSE
                    CASE k WHEN 7 THEN 'page_duration'
                        WHEN 6 THEN ['recommend_impression', 'recommend_click', 'recommend_complete'][1 + CAST(floor(x * x * 3) AS INTEGER)]
                        WHEN 3 THEN ['card_click', 'action_start', 'action_complete'][1 + CAST(floor(x * x * 3) AS INTEGER)]
                        ELSE 'item_' || CAST(floor(x * 30) AS INTEGER) END END,
                visitor, 'usr_' || person, NULL, CAST(hash(visit, stream, %2$d) >> 1 AS BIGINT), 'sess_' || visit,
                CASE WHEN trait < 60 THEN 'web' WHEN trait < 80 THEN 'ios' ELSE 'android' END, '/page/' || page,
                '4.' || (%2$d // 12) || '.' || (trait %% 3),
                CASE WHEN type = 0 AND x < 0.4 THEN 'https://site' || CAST(floor(x * 100) AS INTEGER) || '.example' END,
                CASE WHEN trait < 45 THEN 'desktop' WHEN trait < 95 THEN 'phone' ELSE 'tablet' END,
                ['Chrome', 'Safari', 'Edge', 'Firefox', 'WeChat'][1 + CAST(trait %% 5 AS INTEGER)],
                ['Windows', 'iOS', 'Android', 'macOS'][1 + CAST(trait %% 4 AS INTEGER)], '10.' || (person %% 200) || '.' || (person %% 251) || '.0',
                1, 0, CASE WHEN k = 7 THEN x * 60000 WHEN type = 2 THEN 20 + x * x * 900 END,
                CASE WHEN type = 3 THEN 900 + x * 3000 END, CASE WHEN type = 3 THEN 50 + x * 300 END, CASE WHEN type = 3 THEN x * 0.3 END,
                CASE WHEN type = 3 THEN 500 + x * 2000 END, CASE WHEN type = 3 THEN 100 + x * 800 END, NULL,
                CASE WHEN type = 2 THEN CASE WHEN x < 0.97 THEN 200 WHEN x < 0.99 THEN 404 ELSE 500 END END,
                CASE WHEN type = 2 THEN 'GET' END, CASE WHEN type = 2 THEN '/api/v1/route/' || CAST(floor(x * 60) AS INTEGER) END,
                CASE WHEN type = 1 AND k = 6 THEN 'delivery_' || (person %% 20) END,
                CASE WHEN k IN (0, 3) THEN 'action_' || CAST(floor(x * 12) AS INTEGER) END,
                CASE WHEN type = 4 THEN 'fp' || CAST(floor(x * 300) AS INTEGER) END,
                CASE WHEN type = 4 THEN 'TypeError: cannot read property ' || CAST(floor(x * 300) AS INTEGER) END,
                '{"page_name":"page ' || page || '","position":' || k || ',"screen":"1440x900","experiment":"landing-hero:rewards","stayMs":'
                    || CAST(floor(x * 60000) AS INTEGER) || '}'
            FROM told ORDER BY 2""";

    private ManyEvents() {}

    /**
     * Traffic of one stream.
     *
     * @param events a day
     * @param people from whom a day's visitors come
     */
    public record Traffic(int stream, long events, long people) {
        private String row() {
            return "(%d, %d, %d)".formatted(stream, events, people);
        }
    }

    /**
     * Nobody else has the file open.
     *
     * @param first of the days, UTC
     */
    public static void fill(Path file, List<Traffic> traffic, LocalDate first, int days) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = connection.createStatement()) {
            var rows = traffic.stream().map(Traffic::row).collect(Collectors.joining(", "));
            long most = traffic.stream().mapToLong(Traffic::events).max().orElse(0);
            for (int day = 0; day < days; day++) {
                statement.execute(DAY.formatted(day % 2, day, rows, most, first.plusDays(day)));
            }
            statement.execute(
                    "INSERT INTO visitors SELECT stream, visitor, min(time) FROM events GROUP BY stream, visitor");
            statement.execute(EventNames.FILL);
            statement.execute("CHECKPOINT");
        }
    }
}
