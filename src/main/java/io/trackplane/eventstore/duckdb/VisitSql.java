package io.trackplane.eventstore.duckdb;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.Engagement;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.Visits;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is summed up of the events of one visitor in one session within a quarter of an hour. Sums of parts can be added up again, whichever way they were cut. */
final class VisitSql {
    static final long QUARTER_SECONDS = 900;

    /** What rows of {@code visits} are kept apart by, in the order of the alphabet; pages are not among it: nearly every event has one of its own. */
    private static final List<String> SPLITS = List.of("device", "platform", "release");

    private static final String QUARTER =
            "make_timestamp(epoch_us(time) // %1$d * %1$d)".formatted(QUARTER_SECONDS * 1_000_000);

    private static final String ROBOT = "((marks & %d) <> 0)".formatted(Mark.BOT.bit());

    /**
     * A column.
     *
     * @param of how it is added up; filled in: what
     * @param each what it is of a single event
     */
    private record Sum(String of, String each, String name) {
        String together() {
            return "%s AS %s".formatted(of.formatted(each), name);
        }

        String single() {
            return "%s AS %s".formatted(each, name);
        }
    }

    /** {@link GroupWriter} says the same of a single event. */
    private static final List<Sum> SUMS = List.of(
            new Sum("count(*)", "CAST(1 AS BIGINT)", "events"),
            new Sum("sum(%s)", "CASE WHEN %s THEN 1e0 ELSE 0e0 END".formatted(Engagement.VIEW), "pages"),
            new Sum("sum(%s)", "CASE WHEN %s THEN 1 / rate ELSE 0e0 END".formatted(Engagement.VIEW), "views"),
            new Sum("max(%s)", "CASE WHEN %s THEN 1 ELSE 0 END".formatted(Engagement.INTERACTION), "interacted"),
            new Sum(
                    "max(%s)",
                    "CASE WHEN (marks & %d) <> 0 THEN 1 ELSE 0 END".formatted(Mark.NAMELESS.bit()), "nameless"),
            new Sum("sum(%s)", "CASE WHEN %s THEN duration END".formatted(Engagement.VISIBLE), "visible"),
            new Sum("sum(%s)", "CASE WHEN %s THEN duration / rate END".formatted(Engagement.VISIBLE), "stay"),
            new Sum("max(%s)", "rate", "rate"),
            new Sum("min(%s)", "rate", "lowest"),
            new Sum("max(%s)", "CASE WHEN type = %d THEN rate END".formatted(EventType.ERROR.ordinal()), "failed"),
            new Sum("bit_or(%s)", "coalesce(bit, 0)", "names"));

    private static final List<String> NAMES = SUMS.stream().map(Sum::name).toList();

    /** By how much the figures of sessions grow with a visit, with their names. */
    private static final List<String> ADDED = List.of(
            added("adds_viewing", "CASE WHEN {known}.views > 0 THEN 1e0 ELSE 0e0 END"),
            added("adds_bounced", "CASE WHEN %s THEN 1e0 ELSE 0e0 END".formatted(Engagement.bounced("{known}."))),
            added("adds_stay", "CASE WHEN {known}.views > 0 THEN coalesce({known}.stay, 0e0) ELSE 0e0 END"),
            added("adds_views", "CASE WHEN {known}.stay IS NOT NULL THEN {known}.views ELSE 0e0 END"),
            added("adds_failed", "coalesce(1 / {known}.failed, 0e0)"));

    private static final List<String> BEFORE = List.of("visitor_before", "session_before", "session_first");

    /** What is known of a visit by those before it: null where it is not looked for. */
    static final List<String> CHAIN =
            Stream.concat(BEFORE.stream(), ADDED.stream().map(VisitSql::name)).toList();

    /**
     * Filled in: which events; then the stream and the first moment of these, of which all before is summed up. What goes on of a session of which something came
     * late is not told apart: a range may begin after what was late and before visits that were summed up without it.
     */
    private static final String CHAINED = """
            INSERT INTO visits
            WITH summed AS MATERIALIZED (%s),
            before AS MATERIALIZED (
                SELECT visitor, session, robot, time, rate, nameless, pages, views, interacted, visible, stay, failed, session_before FROM visits
                WHERE stream = ? AND time < ? AND visitor IN (SELECT visitor FROM summed)),
            seen AS (
                SELECT visitor, robot, max(time) AS time, arg_max(rate, time) AS rate, arg_max(nameless, time) AS nameless
                FROM before GROUP BY visitor, robot),
            met AS (
                SELECT visitor, robot, session, max(time) AS time, min(time) AS first, sum(pages) AS pages, sum(views) AS views,
                    max(interacted) AS interacted, sum(visible) AS visible, sum(stay) AS stay, max(failed) AS failed,
                    bool_or(session_before IS NULL) AS was_late
                FROM before GROUP BY visitor, robot, session),
            chained AS (
                SELECT summed.*,
                    CASE WHEN coalesce(lag(summed.rate) OVER of_visitor, seen.rate, summed.rate) = summed.rate
                            AND coalesce(lag(summed.nameless) OVER of_visitor, seen.nameless, summed.nameless) = summed.nameless
                            AND NOT coalesce(met.was_late, false)
                        THEN coalesce(lag(summed.time) OVER of_visitor, seen.time, {long_ago}) END AS visitor_before,
                    coalesce(lag(summed.time) OVER of_session, met.time, {long_ago}) AS session_before,
                    coalesce(met.first, min(summed.time) OVER of_session) AS session_first,
                    {'pages': coalesce(met.pages, 0e0), 'views': coalesce(met.views, 0e0), 'interacted': coalesce(met.interacted, 0),
                        'visible': coalesce(met.visible, 0e0), 'stay': met.stay, 'failed': met.failed} AS met,
                    {'pages': coalesce(met.pages, 0e0) + sum(summed.pages) OVER of_session, 'views': coalesce(met.views, 0e0) + sum(summed.views) OVER of_session,
                        'interacted': greatest(met.interacted, max(summed.interacted) OVER of_session),
                        'visible': coalesce(met.visible, 0e0) + coalesce(sum(summed.visible) OVER of_session, 0e0),
                        'stay': coalesce(met.stay + sum(summed.stay) OVER of_session, met.stay, sum(summed.stay) OVER of_session),
                        'failed': greatest(met.failed, max(summed.failed) OVER of_session)} AS known
                FROM summed
                LEFT JOIN seen ON seen.visitor = summed.visitor AND seen.robot = summed.robot
                LEFT JOIN met ON met.visitor = summed.visitor AND met.robot = summed.robot AND met.session = summed.session
                WINDOW of_visitor AS (PARTITION BY summed.visitor, summed.robot ORDER BY summed.time),
                    of_session AS (
                        PARTITION BY summed.visitor, summed.robot, summed.session
                        ORDER BY summed.time, summed.device, summed.platform, summed.release ROWS UNBOUNDED PRECEDING))
            SELECT * EXCLUDE (met, known, known_before), {added}
            FROM (
                SELECT *, coalesce(
                    lag(known) OVER (PARTITION BY visitor, robot, session ORDER BY time, device, platform, release), met) AS known_before
                FROM chained)""".formatted(summed("stream, ", SPLITS, "%s"))
            .replace("{long_ago}", Visits.LONG_AGO)
            .replace("{added}", String.join(", ", ADDED));

    /** Columns stand in the order of {@link #TABLE}. Filled in: which events. */
    private static final String INTO = "INSERT INTO visits " + loose(summed("stream, ", SPLITS, "%s"));

    /** Other sums than these are no use. */
    static final int DEFINITION = List.of(INTO, CHAINED).hashCode();

    /** In the order in which {@link GroupWriter} fills it. */
    static final String TABLE = """
            CREATE TABLE IF NOT EXISTS visits (
                stream INTEGER NOT NULL, time TIMESTAMP NOT NULL, visitor BIGINT NOT NULL, session BIGINT NOT NULL, robot BOOLEAN NOT NULL,
                device VARCHAR, platform VARCHAR, release VARCHAR,
                events BIGINT NOT NULL, pages DOUBLE NOT NULL, views DOUBLE NOT NULL, interacted INTEGER NOT NULL, nameless INTEGER NOT NULL,
                visible DOUBLE, stay DOUBLE, rate DOUBLE NOT NULL, lowest DOUBLE NOT NULL, failed DOUBLE, names BIGINT NOT NULL,
                visitor_before TIMESTAMP, session_before TIMESTAMP, session_first TIMESTAMP,
                adds_viewing DOUBLE, adds_bounced DOUBLE, adds_stay DOUBLE, adds_views DOUBLE, adds_failed DOUBLE)""";

    private static final String NAMED =
            "coalesce((SELECT map(list(name), list(bit)) FROM event_names WHERE stream = :stream)[name], 0) AS names";

    private VisitSql() {}

    private static String name(String column) {
        return column.substring(column.lastIndexOf(' ') + 1);
    }

    /** @param figure that a session counts for, as an expression on what is known of it */
    private static String added(String name, String figure) {
        return "(%s) - (%s) AS %s"
                .formatted(figure.replace("{known}", "known"), figure.replace("{known}", "known_before"), name);
    }

    /** A statement that sums up. @param which events, as a condition from the code */
    static String into(String which) {
        return INTO.formatted(which);
    }

    /**
     * The same for events of one stream that follow on those that are summed up: it says as well when who came was seen before. After the parameters of the
     * condition come the stream and the first moment of the events.
     */
    static String follow(String which) {
        return CHAINED.formatted(which);
    }

    /** It is not known who was seen before. */
    private static String loose(String summed) {
        var unknown = CHAIN.stream()
                .map(column ->
                        "CAST(NULL AS %s) AS %s".formatted(BEFORE.contains(column) ? "TIMESTAMP" : "DOUBLE", column))
                .collect(Collectors.joining(", "));
        return "SELECT *, %s FROM (%s)".formatted(unknown, summed);
    }

    /**
     * A relation of all visits of {@code :stream} from {@code :from} up to {@code :to}: what is summed up is read from there, the rest is told from the events.
     *
     * @param splits columns of events to keep them apart by
     */
    static Visits relation(@Nullable Span span, Instant from, Instant to, Collection<String> splits) {
        var first = span == null || !SPLITS.containsAll(splits) ? to : latest(span.first(), quarterFrom(from));
        var until = span == null ? to : earliest(span.until(), quarter(to));
        if (!first.isBefore(until)) {
            return new Visits("", told(splits, ":from", ":to"), each(splits, ":from", ":to"));
        }
        var rest = new StringJoiner(" UNION ALL ");
        var each = new StringJoiner(" UNION ALL ");
        if (first.isAfter(from)) {
            rest.add(told(splits, ":from", Buckets.literal(first)));
            each.add(each(splits, ":from", Buckets.literal(first)));
        }
        if (until.isBefore(to)) {
            rest.add(told(splits, Buckets.literal(until), ":to"));
            each.add(each(splits, Buckets.literal(until), ":to"));
        }
        var summed = "SELECT time, visitor, session, robot%s, %s, %s FROM visits WHERE %s"
                .formatted(
                        and(splits),
                        String.join(", ", NAMES),
                        String.join(", ", CHAIN),
                        within(Buckets.literal(first), Buckets.literal(until)));
        return new Visits(summed, rest.toString(), each.toString());
    }

    private static String told(Collection<String> splits, String from, String to) {
        return loose(summed("", splits, within(from, to)));
    }

    /** Not every question asks for names; of those that do not, the engine leaves out to look for them here. */
    private static String each(Collection<String> splits, String from, String to) {
        var columns = SUMS.stream()
                .map(sum -> sum.name.equals("names") ? NAMED : sum.single())
                .collect(Collectors.joining(", "));
        return loose("SELECT %s AS time, visitor, session, %s AS robot%s, %s FROM events WHERE %s"
                .formatted(QUARTER, ROBOT, and(splits), columns, within(from, to)));
    }

    private static String within(String from, String to) {
        return "stream = :stream AND time >= %s AND time < %s".formatted(from, to);
    }

    private static String summed(String stream, Collection<String> splits, String which) {
        return ("SELECT %s%s AS time, visitor, session, %s AS robot%s, %s FROM (FROM events WHERE %s) AS meant "
                        + "LEFT JOIN (SELECT stream AS named_stream, name AS named, bit FROM event_names) ON named_stream = stream AND named = name "
                        + "GROUP BY ALL")
                .formatted(
                        stream,
                        QUARTER,
                        ROBOT,
                        and(splits),
                        SUMS.stream().map(Sum::together).collect(Collectors.joining(", ")),
                        which);
    }

    private static String and(Collection<String> splits) {
        return Stream.concat(Stream.of(""), splits.stream().sorted())
                .reduce((all, one) -> all + ", " + one)
                .orElse("");
    }

    private static Instant quarterFrom(Instant time) {
        return quarter(time.plusSeconds(QUARTER_SECONDS).minusNanos(1));
    }

    /** The beginning of the quarter of an hour that a time is in. */
    static Instant quarter(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), QUARTER_SECONDS) * QUARTER_SECONDS);
    }

    /** The beginning of the quarter of an hour that a time of UTC is in. */
    static LocalDateTime quarter(LocalDateTime time) {
        return LocalDateTime.ofInstant(quarter(time.toInstant(ZoneOffset.UTC)), ZoneOffset.UTC);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
