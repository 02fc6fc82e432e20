package io.trackplane.insight;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The least SQL that finds the figures of the blocks of each page: what somebody would write who wants them and knows that nothing was sampled. */
final class HandWritten {
    static final List<Page> PAGES = List.of(
            Page.of("overview"),
            Page.of("vitals"),
            Page.of("errors"),
            Page.of("api"),
            Page.of("deliveries"),
            Page.of("actions"),
            new Page("one page", "overview", "&page=%2Fpage%2F3", "AND page = '/page/3' "));

    private static final String SCOPE = " FROM events WHERE stream = :stream AND time >= :from AND time < :to {filter}";
    private static final String STEP = "SELECT date_trunc('day', time), ";
    private static final String TOTALS = "count(*) FILTER (type = 0), count(DISTINCT visitor), count(DISTINCT session)";
    private static final String QUANTILES =
            "quantile_cont(lcp, [0.5, 0.75, 0.95]), quantile_cont(inp, [0.5, 0.75, 0.95]), quantile_cont(cls, [0.5, 0.75, 0.95]), "
                    + "quantile_cont(fcp, [0.5, 0.75, 0.95]), quantile_cont(ttfb, [0.5, 0.75, 0.95])";
    private static final String CALLS =
            "count(*), count(*) FILTER (status < 400), quantile_cont(duration, [0.5, 0.95, 0.99])";

    /** By page. Each is asked for the range and the one before. */
    private static final Map<String, List<String>> TWICE = Map.of(
            "overview",
            List.of(
                    "SELECT " + TOTALS + SCOPE,
                    STEP + TOTALS + SCOPE + "GROUP BY 1",
                    "SELECT avg(visible), avg(CASE WHEN pages = 1 AND visible < 10000 THEN 1 ELSE 0 END) FROM (SELECT session, sum(duration) FILTER (type = 0 OR name = 'page_duration') AS visible, "
                            + "count(*) FILTER (type = 0) AS pages"
                            + SCOPE + "GROUP BY session)",
                    "SELECT count(DISTINCT session) FILTER (type = 4), count(DISTINCT session)" + SCOPE),
            "vitals",
            List.of(
                    "SELECT " + QUANTILES + SCOPE + "AND lcp IS NOT NULL",
                    STEP + QUANTILES + SCOPE + "AND lcp IS NOT NULL GROUP BY 1"),
            "errors",
            List.of(
                    "SELECT count(DISTINCT session) FILTER (type = 4), count(DISTINCT session)" + SCOPE,
                    STEP + "count(DISTINCT session) FILTER (type = 4), count(DISTINCT session)" + SCOPE + "GROUP BY 1"),
            "api",
            List.of("SELECT " + CALLS + SCOPE + "AND type = 2", STEP + CALLS + SCOPE + "AND type = 2 GROUP BY 1"),
            "deliveries",
            List.of(),
            "actions",
            List.of());

    /** What is asked for the range only. */
    private static final Map<String, List<String>> ONCE = Map.of(
            "overview",
            List.of(
                    ranking("page", "AND type = 0 "),
                    ranking("referrer", "AND type = 0 "),
                    ranking("name", ""),
                    ranking("platform", ""),
                    ranking("release", ""),
                    ranking("device", "")),
            "vitals",
            List.of(
                    "SELECT page, " + QUANTILES + SCOPE + "AND lcp IS NOT NULL GROUP BY 1 LIMIT 10",
                    "SELECT device, " + QUANTILES + SCOPE + "AND lcp IS NOT NULL GROUP BY 1",
                    "SELECT release, " + QUANTILES + SCOPE + "AND lcp IS NOT NULL GROUP BY 1",
                    "SELECT lcp // 250, count(*)" + SCOPE + "AND lcp IS NOT NULL GROUP BY 1"),
            "errors",
            List.of(
                    "SELECT fingerprint, count(*), count(DISTINCT visitor), count(DISTINCT session)" + SCOPE
                            + "AND type = 4 GROUP BY 1",
                    "SELECT fingerprint, min(time), max(time), arg_max(message, time), arg_min(release, time) FROM events WHERE stream = :stream AND type = 4 GROUP BY 1",
                    STEP + "fingerprint, count(*)" + SCOPE + "AND type = 4 GROUP BY 1, 2"),
            "api",
            List.of("SELECT route, method, " + CALLS + SCOPE + "AND type = 2 GROUP BY 1, 2"),
            "deliveries",
            List.of("SELECT delivery, name, properties->>'$.action', count(*), count(DISTINCT visitor)" + SCOPE
                    + "AND delivery IS NOT NULL GROUP BY 1, 2, 3"),
            "actions",
            List.of(
                    "SELECT action, name, count(*)" + SCOPE + "AND action IS NOT NULL GROUP BY 1, 2",
                    "SELECT properties->>'$.card_id', count(*)" + SCOPE
                            + "AND action IS NULL AND name = 'card_click' GROUP BY 1",
                    STEP + "name, count(*)" + SCOPE + "AND action = 'action_0' GROUP BY 1, 2"));

    private HandWritten() {}

    /**
     * A dashboard.
     *
     * @param name what it is called in a report
     * @param key as its address names it
     * @param chosen of its filters, as its address says it
     * @param filter the same as a condition in SQL
     */
    record Page(String name, String key, String chosen, String filter) {
        private static Page of(String key) {
            return new Page(key, key, "", "");
        }
    }

    /** Asks for the days from one up to another. */
    @FunctionalInterface
    interface Asking {
        void ask(String sql, LocalDate from, LocalDate to) throws SQLException;
    }

    /** All of a page, for the thirty days before today. */
    static void ask(Page page, Asking asking) throws SQLException {
        var to = LocalDate.now(ZoneOffset.UTC);
        for (var text : Objects.requireNonNull(TWICE.get(page.key))) {
            var sql = text.replace("{filter}", page.filter);
            asking.ask(sql, to.minusDays(30), to);
            asking.ask(sql, to.minusDays(60), to.minusDays(30));
        }
        for (var text : Objects.requireNonNull(ONCE.get(page.key))) {
            asking.ask(text.replace("{filter}", page.filter), to.minusDays(30), to);
        }
    }

    private static String ranking(String column, String of) {
        return "SELECT " + column + ", count(*), count(DISTINCT visitor)" + SCOPE + of
                + "GROUP BY 1 ORDER BY 2 DESC LIMIT 8";
    }
}
