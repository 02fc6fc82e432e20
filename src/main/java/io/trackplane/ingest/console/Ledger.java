package io.trackplane.ingest.console;

import io.trackplane.tenancy.Environment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads the ledger and holds it against the rows there are. */
@Component
class Ledger {
    private static final String QUESTION = """
            select hour, sum(stored), sum(duplicate), sum(sampled_out), sum(quarantined), sum(rejected), sum(kept_events), sum(kept_aside)
            from (
              select hour, stored, duplicate, sampled_out, quarantined, rejected, 0 as kept_events, 0 as kept_aside
              from ledger where stream = :stream and hour >= :from and hour < :to
              union all
              select %1$s as hour, 0, 0, 0, 0, 0, count(*), 0
              from events where stream = :stream and received >= :from and received < :to group by 1
              union all
              select %1$s as hour, 0, 0, 0, 0, 0, 0, count(*)
              from quarantine where stream = :stream and received >= :from and received < :to group by 1
            ) as counts
            group by hour order by hour desc
            """;

    private final EnvironmentEvents events;

    Ledger(EnvironmentEvents events) {
        this.events = events;
    }

    /** The hours in which anything was received, UTC, the latest first. */
    List<LedgerLine> hours(Environment environment, Days days) {
        var question =
                QUESTION.formatted(events.dialect().bucket("hour", "received", ZoneOffset.UTC, days.from(), days.to()));
        return events.query(
                environment,
                question,
                Map.of("from", days.from(), "to", days.to()),
                (row, number) -> new LedgerLine(
                        row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8)));
    }

    /** The same by day of the tenant. An hour belongs to the day in which it begins. */
    static List<LedgerLine> byDay(List<LedgerLine> hours, Days days) {
        var byDay = new TreeMap<Instant, LedgerLine>(java.util.Comparator.reverseOrder());
        for (var hour : hours) {
            var day = LocalDate.ofInstant(hour.from(), days.zone())
                    .atStartOfDay(days.zone())
                    .toInstant();
            byDay.merge(day, hour.at(day), LedgerLine::plus);
        }
        return List.copyOf(byDay.values());
    }

    static LedgerLine total(List<LedgerLine> lines) {
        return lines.stream().reduce(LedgerLine.NOTHING, LedgerLine::plus);
    }
}
