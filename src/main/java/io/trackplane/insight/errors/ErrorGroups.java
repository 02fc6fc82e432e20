package io.trackplane.insight.errors;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Ask;
import io.trackplane.insight.asking.Columns;
import io.trackplane.insight.asking.Matching;
import io.trackplane.insight.asking.Steps;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds groups of errors: first which ones and how large, then what is to be told of those alone. */
final class ErrorGroups {
    private final Ask ask;

    ErrorGroups(Ask ask) {
        this.ask = ask;
    }

    /** How large a group is, and since when it is there. */
    private record Size(
            String fingerprint, double count, double users, double sessions, Instant firstSeen, Instant lastSeen) {}

    /** What the newest and the oldest event of a group say. */
    private record Ends(
            @Nullable String name,
            @Nullable String message,
            @Nullable String firstRelease) {
        static final Ends UNKNOWN = new Ends(null, null, null);

        /** One of the two is the newest, the other one the oldest. */
        Ends and(Ends other) {
            return new Ends(
                    name == null ? other.name : name,
                    message == null ? other.message : message,
                    firstRelease == null ? other.firstRelease : firstRelease);
        }
    }

    /** The newest or the oldest event of a group, or both. */
    private record End(
            String fingerprint,
            String name,
            @Nullable String message,
            @Nullable String release,
            boolean newest,
            boolean oldest) {
        Ends alone() {
            return new Ends(newest ? name : null, newest ? message : null, oldest ? release : null);
        }
    }

    List<ErrorGroup> selected(Question question, ErrorSelection selection) {
        var matching = Matching.of(question);
        var release = selection.newSince();
        return release == null
                ? told(question, sizes(matching, "1 = 1", selection))
                : told(question, sizes(matching.with("newSince", release), ErrorSql.NEW_SINCE, selection));
    }

    Optional<ErrorGroup> one(Question question, String fingerprint) {
        var matching = Matching.of(question).with("wanted", fingerprint);
        var sizes = sizes(matching, "visitors.fingerprint = :wanted", ErrorSelection.top(1));
        return told(question, sizes).stream().findFirst();
    }

    private List<Size> sizes(Matching matching, String chosen, ErrorSelection selection) {
        var sql = ErrorSql.GROUPS
                .replace("{chosen}", chosen)
                .replace("{order}", selection.order().column())
                .replace("{most}", Integer.toString(selection.most()))
                .replace("{after}", Integer.toString(selection.after()));
        return ask.rows(
                sql,
                matching,
                (row, number) -> new Size(
                        row.getString("fingerprint"),
                        Columns.sum(row, "count"),
                        Columns.sum(row, "users"),
                        Columns.sum(row, "sessions"),
                        Columns.time(row, "first_seen"),
                        Columns.time(row, "last_seen")));
    }

    private List<ErrorGroup> told(Question question, List<Size> sizes) {
        if (sizes.isEmpty()) {
            return List.of();
        }
        var chosen = Matching.of(question)
                .with("chosen", sizes.stream().map(Size::fingerprint).toList());
        var ends = ends(chosen);
        var releases = releases(chosen);
        var trends = trends(question, chosen);
        return sizes.stream()
                .map(size -> group(
                        size,
                        ends.getOrDefault(size.fingerprint, Ends.UNKNOWN),
                        releases.getOrDefault(size.fingerprint, List.of()),
                        trend(question, trends.getOrDefault(size.fingerprint, List.of()))))
                .toList();
    }

    private static ErrorGroup group(Size size, Ends ends, List<String> releases, List<ErrorCount> trend) {
        return new ErrorGroup(
                size.fingerprint,
                ends.name == null ? "" : ends.name,
                ends.message,
                size.count,
                size.users,
                size.sessions,
                size.firstSeen,
                size.lastSeen,
                ends.firstRelease,
                releases,
                trend);
    }

    private Map<String, Ends> ends(Matching chosen) {
        var ends = new HashMap<String, Ends>();
        ask.rows(
                        ErrorSql.ENDS,
                        chosen,
                        (row, number) -> new End(
                                row.getString("fingerprint"),
                                row.getString("name"),
                                Columns.text(row, "message"),
                                Columns.text(row, "release"),
                                row.getLong("newest") == 1,
                                row.getLong("oldest") == 1))
                .forEach(end -> ends.merge(end.fingerprint, end.alone(), Ends::and));
        return ends;
    }

    private Map<String, List<String>> releases(Matching chosen) {
        return ask
                .rows(
                        ErrorSql.RELEASES,
                        chosen,
                        (row, number) -> Map.entry(row.getString("fingerprint"), row.getString("release")))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private Map<String, List<ErrorCount>> trends(Question question, Matching chosen) {
        return ask
                .steps(
                        ErrorSql.TREND,
                        question,
                        chosen,
                        (row, number) -> Map.entry(
                                row.getString("fingerprint"),
                                new ErrorCount(Columns.step(row), Columns.sum(row, "count"))))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static List<ErrorCount> trend(Question question, List<ErrorCount> found) {
        return Steps.filled(question, found, ErrorCount::time, step -> new ErrorCount(step, 0));
    }
}
