package io.trackplane.ingest.back;

import io.trackplane.eventstore.EventReader;
import io.trackplane.eventstore.Mark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Fills the memory of the back stage from the store at a start. */
final class Recall {
    private static final Duration DAY = Duration.ofHours(24);
    private static final String IDS = """
            SELECT stream, id FROM events WHERE received >= :from AND received < :to
            UNION ALL SELECT stream, id FROM quarantine WHERE received >= :from AND received < :to""";
    private static final String REPEATS = """
            SELECT stream, visitor, name, delivery, max(time) AS time FROM events
            WHERE received >= :from AND delivery IS NOT NULL AND (marks & :repeat) = 0
              AND name IN ('recommend_impression', 'recommend_click') GROUP BY ALL LIMIT :most""";
    private static final String SESSIONS = """
            SELECT stream, visitor, arg_max(session, time) AS session, min(time) AS begun, max(time) AS time FROM events
            WHERE received >= :from AND session_id IS NULL GROUP BY stream, visitor LIMIT :most""";
    private static final String SIGHTS =
            "SELECT stream, visitor, min(first_seen) AS time FROM visitors GROUP BY stream, visitor LIMIT :most";

    private final EventReader reader;
    private final BackMemory memory;
    private final BackProperties properties;

    Recall(EventReader reader, BackMemory memory, BackProperties properties) {
        this.reader = reader;
        this.memory = memory;
        this.properties = properties;
    }

    void run(Instant now) {
        ids(now);
        var from = now.minus(DAY);
        long most = properties.remembered() / 8;
        reader.query(REPEATS, Map.of("from", from, "repeat", Mark.REPEAT.bit(), "most", most), (row, number) -> {
            long what = Identity.session(row.getString("name").length(), row.getString("delivery"));
            return memory.repeats.isRepeat(
                    memory.keys.of(row.getInt("stream"), unsigned(row, "visitor"), what), milliseconds(row, "time"));
        });
        reader.query(SESSIONS, Map.of("from", now.minus(Duration.ofHours(1)), "most", most), (row, number) -> {
            memory.sessions.recall(
                    memory.keys.of(row.getInt("stream"), unsigned(row, "visitor")),
                    unsigned(row, "session"),
                    milliseconds(row, "begun"),
                    milliseconds(row, "time"));
            return true;
        });
        reader.query(SIGHTS, Map.of("most", most), (row, number) -> {
            memory.sights.recall(
                    memory.keys.of(row.getInt("stream"), unsigned(row, "visitor")), milliseconds(row, "time"));
            return true;
        });
        memory.keep(now.toEpochMilli());
    }

    /** Hour by hour, the newest first, as long as there is room. */
    private void ids(Instant now) {
        for (int ago = 0; ago < 24; ago++) {
            var to = ago == 0 ? now.plus(DAY) : now.minus(Duration.ofHours(ago));
            var from = now.minus(Duration.ofHours(ago + 1L));
            var table = new LongTable(0);
            reader.query(IDS, Map.of("from", from, "to", to), (row, number) -> {
                table.add(memory.keys.of(row.getInt("stream"), row.getObject("id", UUID.class)));
                return true;
            });
            if (table.size() > 0
                    && !memory.duplicates.recall(table, Math.floorDiv(from.toEpochMilli(), 3_600_000L))) {
                return;
            }
        }
    }

    private static long milliseconds(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static long unsigned(ResultSet row, String column) throws SQLException {
        return new java.math.BigDecimal(row.getObject(column).toString()).toBigInteger().longValue();
    }
}
