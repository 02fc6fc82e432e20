package io.trackplane.ingest.console;

import io.trackplane.tenancy.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was kept aside, put together by event, kind of reason and field. */
@Component
class Quarantine {
    /** Most groups on the page: those with most events. */
    static final int MOST = 100;

    private static final int RELEASES = 3;
    private static final int SAMPLES = 20;

    private static final String GROUPS = """
            select name, reason.kind, reason.field, min(reason.expected), count(*), min(received), max(received)
            from quarantine, %s
            where stream = :stream and received >= :from and received < :to
              and (:part = '' or contains(lower(name), :part)) and (:kind = '' or reason.kind = :kind)
            group by 1, 2, 3 order by 5 desc, 1, 2, 3 limit :most
            """;

    private static final String DETAILS = """
            select name, reason.kind, reason.field, coalesce(release, ''), %s, count(*)
            from quarantine, %s
            where stream = :stream and received >= :from and received < :to and name in (:names)
            group by 1, 2, 3, 4, 5 order by 6 desc limit 20000
            """;

    private static final String NEWEST = """
            select time, received, coalesce(user_id, anonymous_id), platform, release, reason.expected, reason.found, event
            from quarantine, %s
            where stream = :stream and received >= :from and received < :to
              and name = :event and reason.kind = :kind and reason.field = :field
            order by received desc limit :most
            """;

    private final EnvironmentEvents events;

    Quarantine(EnvironmentEvents events) {
        this.events = events;
    }

    /** What a group goes by. */
    private record Key(String event, String kind, String field) {
        static Key of(ResultSet row) throws SQLException {
            return new Key(row.getString(1), row.getString(2), row.getString(3));
        }
    }

    private record Detail(Key key, String release, LocalDate day, long events) {}

    /** Those of some days, with most events first. */
    List<QuarantineGroup> groups(Environment environment, QuarantineFilter filter, Days days) {
        var found = events.query(
                environment,
                GROUPS.formatted(events.dialect().eachReason()),
                Map.of(
                        "from", days.from(),
                        "to", days.to(),
                        "part", filter.part(),
                        "kind", filter.exactKind(),
                        "most", MOST),
                (row, number) -> group(row));
        return found.isEmpty() ? found : detailed(found, details(environment, found, days), days);
    }

    private static QuarantineGroup group(ResultSet row) throws SQLException {
        return new QuarantineGroup(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                text(row.getString(4)),
                row.getLong(5),
                instant(row, 6),
                instant(row, 7),
                List.of(),
                List.of());
    }

    private Map<Key, List<Detail>> details(Environment environment, List<QuarantineGroup> found, Days days) {
        var dialect = events.dialect();
        var details = new HashMap<Key, List<Detail>>();
        events.query(
                        environment,
                        DETAILS.formatted(
                                dialect.bucket("day", "received", days.zone(), days.from(), days.to()),
                                dialect.eachReason()),
                        Map.of(
                                "from", days.from(),
                                "to", days.to(),
                                "names",
                                        found.stream()
                                                .map(QuarantineGroup::event)
                                                .distinct()
                                                .toList()),
                        (row, number) -> new Detail(
                                Key.of(row),
                                row.getString(4),
                                LocalDate.ofInstant(instant(row, 5), days.zone()),
                                row.getLong(6)))
                .forEach(detail -> details.computeIfAbsent(detail.key, key -> new ArrayList<>())
                        .add(detail));
        return details;
    }

    private static List<QuarantineGroup> detailed(
            List<QuarantineGroup> found, Map<Key, List<Detail>> details, Days days) {
        return found.stream()
                .map(group -> with(
                        group,
                        details.getOrDefault(new Key(group.event(), group.kind(), group.field()), List.of()),
                        days))
                .toList();
    }

    private static QuarantineGroup with(QuarantineGroup group, List<Detail> details, Days days) {
        return new QuarantineGroup(
                group.event(),
                group.kind(),
                group.field(),
                group.expected(),
                group.events(),
                group.first(),
                group.last(),
                releases(details),
                trend(details, days));
    }

    private static List<String> releases(List<Detail> details) {
        var counts = new LinkedHashMap<String, Long>();
        details.stream()
                .filter(detail -> !detail.release.isEmpty())
                .forEach(detail -> counts.merge(detail.release, detail.events, Long::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(RELEASES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Long> trend(List<Detail> details, Days days) {
        var counts = new Long[days.count()];
        java.util.Arrays.fill(counts, 0L);
        for (var detail : details) {
            int day = (int) ChronoUnit.DAYS.between(days.first(), detail.day);
            if (day >= 0 && day < counts.length) {
                counts[day] += detail.events;
            }
        }
        return List.of(counts);
    }

    /** The newest of a group. */
    List<QuarantineSample> samples(Environment environment, String event, String kind, String field, Days days) {
        return events.query(
                environment,
                NEWEST.formatted(events.dialect().eachReason()),
                Map.of(
                        "from", days.from(),
                        "to", days.to(),
                        "event", event,
                        "kind", kind,
                        "field", field,
                        "most", SAMPLES),
                (row, number) -> new QuarantineSample(
                        instant(row, 1),
                        instant(row, 2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        text(row.getString(6)),
                        text(row.getString(7)),
                        EventJson.pretty(row.getString(8))));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
