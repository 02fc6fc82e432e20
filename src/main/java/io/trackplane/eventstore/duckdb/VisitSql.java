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

    /** With their names; {@link GroupWriter} says the same of a single event. */
    private static final List<String> SUMS = List.of(
            "count(*) AS events",
            "sum(CASE WHEN %s THEN 1e0 ELSE 0e0 END) AS pages".formatted(Engagement.VIEW),
            "sum(CASE WHEN %s THEN 1 / rate ELSE 0e0 END) AS views".formatted(Engagement.VIEW),
            "max(CASE WHEN %s THEN 1 ELSE 0 END) AS interacted".formatted(Engagement.INTERACTION),
            "max(CASE WHEN (marks & %d) <> 0 THEN 1 ELSE 0 END) AS nameless".formatted(Mark.NAMELESS.bit()),
            "sum(CASE WHEN %s THEN duration END) AS visible".formatted(Engagement.VISIBLE),
            "sum(CASE WHEN %s THEN duration / rate END) AS stay".formatted(Engagement.VISIBLE),
            "max(rate) AS rate",
            "min(rate) AS lowest",
            "max(CASE WHEN type = %d THEN rate END) AS failed".formatted(EventType.ERROR.ordinal()),
            "bit_or(coalesce(bit, 0)) AS names");

    private static final List<String> NAMES =
            SUMS.stream().map(sum -> sum.substring(sum.lastIndexOf(' ') + 1)).toList();

    /** Columns stand in the order of {@link #TABLE}. Filled in: which events. */
    private static final String INTO = "INSERT INTO visits " + loose(summed("stream, ", SPLITS, "%s"));

    /** Before everything, of which nothing is kept. */
    static final String LONG_AGO = "TIMESTAMP '1970-01-01'";

    /** Filled in: which events; then the stream and the first moment of these, of which all before is summed up. */
    private static final String CHAINED = """
            INSERT INTO visits
            WITH summed AS MATERIALIZED (%s),
            before AS MATERIALIZED (
                SELECT visitor, session, robot, time, rate, nameless FROM visits
                WHERE stream = ? AND time < ? AND visitor IN (SELECT visitor FROM summed)),
            seen AS (
                SELECT visitor, robot, max(time) AS time, arg_max(rate, time) AS rate, arg_max(nameless, time) AS nameless
                FROM before GROUP BY visitor, robot),
            met AS (SELECT visitor, robot, session, max(time) AS time FROM before GROUP BY visitor, robot, session)
            SELECT summed.*,
                CASE WHEN coalesce(lag(summed.rate) OVER of_visitor, seen.rate, summed.rate) = summed.rate
                        AND coalesce(lag(summed.nameless) OVER of_visitor, seen.nameless, summed.nameless) = summed.nameless
                    THEN coalesce(lag(summed.time) OVER of_visitor, seen.time, %s) END,
                coalesce(lag(summed.time) OVER of_session, met.time, %2$s)
            FROM summed
            LEFT JOIN seen ON seen.visitor = summed.visitor AND seen.robot = summed.robot
            LEFT JOIN met ON met.visitor = summed.visitor AND met.robot = summed.robot AND met.session = summed.session
            WINDOW of_visitor AS (PARTITION BY summed.visitor, summed.robot ORDER BY summed.time),
                of_session AS (PARTITION BY summed.visitor, summed.robot, summed.session ORDER BY summed.time)""".formatted(summed("stream, ", SPLITS, "%s"), LONG_AGO);

    /** Other sums than these are no use. */
    static final int DEFINITION = List.of(INTO, CHAINED).hashCode();

    /** In the order in which {@link GroupWriter} fills it. */
    static final String TABLE = """
            CREATE TABLE IF NOT EXISTS visits (
                stream INTEGER NOT NULL, time TIMESTAMP NOT NULL, visitor BIGINT NOT NULL, session BIGINT NOT NULL, robot BOOLEAN NOT NULL,
                device VARCHAR, platform VARCHAR, release VARCHAR,
                events BIGINT NOT NULL, pages DOUBLE NOT NULL, views DOUBLE NOT NULL, interacted INTEGER NOT NULL, nameless INTEGER NOT NULL,
                visible DOUBLE, stay DOUBLE, rate DOUBLE NOT NULL, lowest DOUBLE NOT NULL, failed DOUBLE, names BIGINT NOT NULL,
                visitor_before TIMESTAMP, session_before TIMESTAMP)""";

    private VisitSql() {}

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
        return "SELECT *, CAST(NULL AS TIMESTAMP) AS visitor_before, CAST(NULL AS TIMESTAMP) AS session_before FROM (%s)"
                .formatted(summed);
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
            return new Visits("", told(splits, ":from", ":to"));
        }
        var rest = new StringJoiner(" UNION ALL ");
        if (first.isAfter(from)) {
            rest.add(told(splits, ":from", Buckets.literal(first)));
        }
        if (until.isBefore(to)) {
            rest.add(told(splits, Buckets.literal(until), ":to"));
        }
        var summed = "SELECT time, visitor, session, robot%s, %s, visitor_before, session_before FROM visits WHERE %s"
                .formatted(
                        and(splits), String.join(", ", NAMES), within(Buckets.literal(first), Buckets.literal(until)));
        return new Visits(summed, rest.toString());
    }

    private static String told(Collection<String> splits, String from, String to) {
        return loose(summed("", splits, within(from, to)));
    }

    private static String within(String from, String to) {
        return "stream = :stream AND time >= %s AND time < %s".formatted(from, to);
    }

    private static String summed(String stream, Collection<String> splits, String which) {
        return ("SELECT %s%s AS time, visitor, session, %s AS robot%s, %s FROM (FROM events WHERE %s) AS meant "
                        + "LEFT JOIN (SELECT stream AS named_stream, name AS named, bit FROM event_names) ON named_stream = stream AND named = name "
                        + "GROUP BY ALL")
                .formatted(stream, QUARTER, ROBOT, and(splits), String.join(", ", SUMS), which);
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
