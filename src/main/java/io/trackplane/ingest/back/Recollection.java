package io.trackplane.ingest.back;

import io.trackplane.eventstore.EventReader;
import io.trackplane.eventstore.Mark;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Reads from the store what the back stage knew before the start. Hour by hour, the newest first, until there is no more room. */
final class Recollection {
    private static final int HOURS = 24;
    private static final List<String> TABLES = List.of("events", "quarantine");
    private static final Object READ = new Object();

    private final EventReader reader;
    private final Remembered remembered;
    private final BackProperties properties;

    Recollection(EventReader reader, Remembered remembered, BackProperties properties) {
        this.reader = reader;
        this.remembered = remembered;
        this.properties = properties;
    }

    void read(Instant now) {
        var hours = hours(now);
        ids(hours);
        repeats(hours);
        sessions(now);
        sights();
        remembered.keep(now.toEpochMilli());
    }

    /** The day before now, and the day before the last that was received: a clock may have stepped back, by any time. */
    private List<Instant> hours(Instant now) {
        var hours = new TreeSet<Instant>(Comparator.reverseOrder());
        for (var end : ends(now)) {
            for (int back = 0; back <= HOURS; back++) {
                hours.add(end.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(back)));
            }
        }
        return List.copyOf(hours);
    }

    private List<Instant> ends(Instant now) {
        var ends = new ArrayList<Instant>(List.of(now));
        for (var table : TABLES) {
            // The engine passes over what cannot be the last; for a maximum it would read the column of all events.
            var last = "select received from " + table + " order by received desc limit 1";
            reader.query(last, Map.of(), (row, number) -> {
                ends.add(Instant.ofEpochMilli(milliseconds(row, 1)));
                return READ;
            });
        }
        return ends;
    }

    private void ids(List<Instant> hours) {
        boolean hasRoom = true;
        for (int at = 0; hasRoom && at < hours.size(); at++) {
            var begin = hours.get(at);
            var ids = new LongTable(0);
            var range = hour(begin);
            for (var table : TABLES) {
                reader.query(
                        "select stream, id from " + table + " where received >= :from and received < :to",
                        range,
                        (row, number) -> {
                            ids.add(remembered.keys().of(row.getInt(1), (UUID) row.getObject(2)));
                            return READ;
                        });
            }
            hasRoom = remembered.ids().recall(ids, begin.getEpochSecond() / 3600);
        }
    }

    private void repeats(List<Instant> hours) {
        boolean hasRoom = true;
        for (int at = 0; hasRoom && at < hours.size(); at++) {
            var begin = hours.get(at);
            var times = new LongTable(1);
            reader.query(
                    "select stream, visitor, delivery, name, max(time) from events where received >= :from and received < :to"
                            + " and name in ('recommend_impression', 'recommend_click') and delivery is not null and (marks & "
                            + Mark.REPEAT.bit() + ") = 0 group by all",
                    hour(begin),
                    (row, number) -> {
                        long key = BackStage.delivery(
                                remembered.keys(), row.getInt(1), unsigned(row, 2), row.getString(3), row.getString(4));
                        times.set(times.add(key), 0, milliseconds(row, 5));
                        return READ;
                    });
            hasRoom = remembered.repeats().recall(times, begin.getEpochSecond() / 3600);
        }
    }

    private static Map<String, Instant> hour(Instant begin) {
        return Map.of("from", begin, "to", begin.plus(Duration.ofHours(1)));
    }

    private void sessions(Instant now) {
        reader.query(
                "select stream, visitor, session, min(time), max(time) from events where received >= :from and (marks & "
                        + Mark.SERVER_SESSION.bit() + ") <> 0 group by all order by 5 limit :most",
                Map.of("from", now.minus(Duration.ofMinutes(30)), "most", properties.rememberedVisitors() / 2),
                (row, number) -> {
                    long key = remembered.keys().of(row.getInt(1), unsigned(row, 2));
                    remembered.sessions().recall(key, unsigned(row, 3), milliseconds(row, 4), milliseconds(row, 5));
                    return READ;
                });
    }

    private void sights() {
        reader.query(
                "select stream, visitor, min(first_seen) from visitors group by all order by 3 desc limit :most",
                Map.of("most", properties.rememberedVisitors() / 2),
                (row, number) -> {
                    long key = remembered.keys().of(row.getInt(1), unsigned(row, 2));
                    remembered.sights().recall(key, milliseconds(row, 3));
                    return READ;
                });
    }

    private static long milliseconds(ResultSet row, int column) throws SQLException {
        return row.getObject(column, java.time.LocalDateTime.class)
                .toInstant(java.time.ZoneOffset.UTC)
                .toEpochMilli();
    }

    private static long unsigned(ResultSet row, int column) throws SQLException {
        return row.getObject(column) instanceof BigInteger big ? big.longValue() : row.getLong(column);
    }
}
