package io.trackplane.ingest.console;

import io.trackplane.eventstore.Mark;
import io.trackplane.plan.EventUsage;
import io.trackplane.tenancy.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** What is really sent, asked of the events and the quarantine of the last days. Days go by when events were received. */
@Component
class PlannedUsage implements EventUsage {
    private static final int UNPLANNED = 50;
    private static final int SAMPLES = 50;

    /** The definition an event is held to, as {@code EventContract} finds it: one of its name, else the one that stands for its type. */
    private static final String DEFINITION =
            "case when name in (:planned) then name else case type when 0 then 'page_view' when 2 then 'api_call' when 3 then 'perf'"
                    + " when 4 then 'error' else name end end";

    private static final String RECEIVED = " where stream = :stream and received >= :from and received < :to ";

    private static final String BROKEN =
            "case when (marks & " + Mark.VIOLATING.bit() + ") <> 0 then 1 / rate else 0 end";

    /** One row for each event kept: which definition it is held to, when it came, how many it stands for, how many of these are wrong. */
    private static final String ALL = "(select " + DEFINITION
            + " as definition, platform, time, received, 1 / rate as weight, " + BROKEN + " as broken, rate from events"
            + RECEIVED
            + "union all select name, platform, time, received, 1, 1, 1 from quarantine" + RECEIVED
            + "and name in (:planned)) as sent";

    private final EnvironmentEvents events;
    private final Clock clock;

    PlannedUsage(EnvironmentEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    private static final RowMapper<Day> DAY = (row, number) -> new Day(
            row.getString(1),
            instant(row, 2),
            Math.round(row.getDouble(3)),
            Math.round(row.getDouble(4)),
            instant(row, 5),
            row.getDouble(6) < 1);

    private static final RowMapper<OnPlatform> PLATFORM = (row, number) -> new OnPlatform(
            row.getString(1), Math.round(row.getDouble(2)), Math.round(row.getDouble(3)), instant(row, 4));

    private static final RowMapper<Unplanned> UNPLANNED_EVENT =
            (row, number) -> new Unplanned(row.getString(1), Math.round(row.getDouble(2)), instant(row, 3));

    /** @param day its first moment */
    private record Day(String event, Instant day, long events, long broken, Instant last, boolean estimated) {}

    @Override
    public Optional<Map<String, Seen>> seen(Environment environment, Collection<String> planned, ZoneId zone) {
        if (planned.isEmpty()) {
            return Optional.empty();
        }
        var days = Days.last(DAYS, zone, clock);
        var answer = Answered.by(() -> events.kept(
                environment,
                "select definition, " + events.dialect().bucket("day", "received", zone, days.from(), days.to())
                        + ", sum(weight), sum(broken), max(time), min(rate) from " + ALL
                        + " where definition in (:planned) group by 1, 2",
                parameters(days, planned),
                DAY));
        return Optional.ofNullable(answer.value()).map(found -> byEvent(found, days));
    }

    private static Map<String, Seen> byEvent(List<Day> found, Days days) {
        var byEvent = new HashMap<String, List<Day>>();
        found.forEach(day ->
                byEvent.computeIfAbsent(day.event, name -> new ArrayList<>()).add(day));
        var seen = new HashMap<String, Seen>();
        byEvent.forEach((name, all) -> seen.put(name, seen(all, days)));
        return seen;
    }

    private static Seen seen(List<Day> all, Days days) {
        var counts = new Long[days.count()];
        Arrays.fill(counts, 0L);
        for (var day : all) {
            int at = (int) ChronoUnit.DAYS.between(days.first(), LocalDate.ofInstant(day.day, days.zone()));
            if (at >= 0 && at < counts.length) {
                counts[at] += day.events;
            }
        }
        return new Seen(
                all.stream().map(Day::last).max(Instant::compareTo).orElseThrow(),
                List.of(counts),
                all.stream().mapToLong(Day::broken).sum(),
                all.stream().anyMatch(Day::estimated));
    }

    @Override
    public List<OnPlatform> platforms(Environment environment, String event, Collection<String> planned, ZoneId zone) {
        if (!planned.contains(event)) {
            return List.of();
        }
        var parameters = parameters(Days.last(DAYS, zone, clock), planned);
        parameters.put("event", event);
        return answered(() -> events.kept(
                environment,
                "select coalesce(platform, ''), sum(weight), sum(broken), max(time) from " + ALL
                        + " where definition = :event group by 1 order by 2 desc limit 20",
                parameters,
                PLATFORM));
    }

    @Override
    public Optional<List<Unplanned>> unplanned(Environment environment, ZoneId zone) {
        var parameters = parameters(Days.last(DAYS, zone, clock), List.of());
        parameters.put("most", UNPLANNED);
        var answer = Answered.by(() -> events.kept(
                environment,
                "select name, sum(weight), max(time) from (select name, time, 1 / rate as weight from events" + RECEIVED
                        + "and (marks & " + Mark.UNPLANNED.bit() + ") <> 0"
                        + " union all select name, time, 1 from quarantine, "
                        + events.dialect().eachReason() + RECEIVED
                        + "and reason.kind = 'unplanned') as sent group by 1 order by 2 desc, 1 limit :most",
                parameters,
                UNPLANNED_EVENT));
        return Optional.ofNullable(answer.value());
    }

    @Override
    public List<String> samples(Environment environment, String event, ZoneId zone) {
        var parameters = parameters(Days.last(DAYS, zone, clock), List.of());
        parameters.put("event", event);
        parameters.put("most", SAMPLES);
        return answered(() -> events.query(
                environment,
                "select properties from (select received, properties from events" + RECEIVED + "and name = :event"
                        + " union all select received, event from quarantine" + RECEIVED + "and name = :event) as sent"
                        + " order by received desc limit :most",
                parameters,
                (row, number) -> EventJson.properties(row.getString(1))));
    }

    private static <T> List<T> answered(java.util.function.Supplier<List<T>> question) {
        var found = Answered.by(question).value();
        return found == null ? List.of() : found;
    }

    private static Map<String, Object> parameters(Days days, Collection<String> planned) {
        var parameters = new HashMap<String, Object>();
        parameters.put("from", days.from());
        parameters.put("to", days.to());
        if (!planned.isEmpty()) {
            parameters.put("planned", List.copyOf(planned));
        }
        return parameters;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
