package io.trackplane.eventstore.duckdb;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.Engagement;
import io.trackplane.eventstore.FirstSight;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.LedgerCount;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.QuarantinedEvent;
import io.trackplane.eventstore.StoredEvent;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes groups through appenders that stay open: opening them costs more than a small group does. Rows that were begun and not committed can only be
 * got rid of together with their appender, so after a failure this writer is of no more use.
 */
final class GroupWriter implements AutoCloseable {
    private static final List<String> VITALS = List.of("LCP", "INP", "CLS", "FCP", "TTFB", "FID");

    private final DuckDBConnection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final List<DuckDBAppender> halves;
    private final DuckDBAppender quarantine;
    private final DuckDBAppender ledger;
    private final DuckDBAppender visitors;
    private final DuckDBAppender visits;
    private final DuckDBAppender named;
    private final EventNames names;
    private DuckDBAppender events;

    /** Takes the connection over. */
    GroupWriter(DuckDBConnection connection) throws SQLException {
        this.connection = connection;
        // An appender plans an INSERT for every flush; there is nothing to make better in it. Holds for this connection
        // only.
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA disable_optimizer");
        }
        // Appenders know nothing of the driver's own transactions: each flush would be a commit.
        begin = connection.prepareStatement("BEGIN TRANSACTION");
        commit = connection.prepareStatement("COMMIT");
        halves = List.of(appender(Schema.HALVES.get(0)), appender(Schema.HALVES.get(1)));
        events = halves.getFirst();
        quarantine = appender("quarantine");
        ledger = appender("ledger");
        visitors = appender("visitors");
        visits = appender("visits");
        named = appender("event_names");
        names = new EventNames(connection);
    }

    /** Appenders want to stay with one thread; here a lock sees to it that one at a time has them. */
    private DuckDBAppender appender(String table) throws SQLException {
        var appender = connection.createAppender(table);
        appender.unsafeBreakThreadConfinement();
        return appender;
    }

    /**
     * @param half of {@link Schema#HALVES} that takes the events
     * @param spans by stream, of which time the visits are summed up already
     */
    void write(Group group, int half, Map<Integer, Span> spans) throws SQLException {
        events = halves.get(half);
        begin.execute();
        boolean isLate = false;
        for (var event : group.events()) {
            append(event);
            long bit = names.bit(event.stream(), event.name());
            var span = spans.get(event.stream());
            if (span != null && span.covers(event.time())) {
                appendVisit(event, bit);
                isLate = true;
            }
        }
        for (var added : names.added()) {
            append(added);
        }
        for (var event : group.quarantined()) {
            append(event);
        }
        for (var count : group.counts()) {
            append(count);
        }
        for (var sight : group.sights()) {
            append(sight);
        }
        flush(group.events(), events);
        flush(names.added(), named);
        flush(group.quarantined(), quarantine);
        flush(group.counts(), ledger);
        flush(group.sights(), visitors);
        if (isLate) {
            visits.flush();
        }
        commit.execute();
        names.written();
    }

    private static void flush(List<?> rows, DuckDBAppender appender) throws SQLException {
        if (!rows.isEmpty()) {
            appender.flush();
        }
    }

    private void append(StoredEvent event) throws SQLException {
        events.beginRow();
        events.append(event.stream());
        time(events, event.time());
        time(events, event.received());
        events.appendUUID(event.id().getMostSignificantBits(), event.id().getLeastSignificantBits());
        events.append((byte) event.type().ordinal());
        events.append(event.name());
        events.append(event.visitor());
        text(events, event.userId());
        text(events, event.anonymousId());
        events.append(event.session());
        text(events, event.sessionId());
        text(events, event.platform());
        text(events, event.page());
        text(events, event.release());
        text(events, event.referrer());
        text(events, event.device());
        text(events, event.browser());
        text(events, event.system());
        text(events, event.network());
        events.append(event.rate());
        events.append(event.marks());
        append(event.measured());
        events.append(event.properties());
        events.endRow();
    }

    private void append(EventNames.Named added) throws SQLException {
        named.beginRow();
        named.append(added.stream());
        named.append(added.name());
        named.append(added.bit());
        named.endRow();
    }

    /**
     * What {@link VisitSql} says of many.
     *
     * @param bit of its name; 0 when it has none
     */
    private void appendVisit(StoredEvent event, long bit) throws SQLException {
        boolean isView = event.type() == EventType.PAGE;
        var visible = visible(event);
        visits.beginRow();
        visits.append(event.stream());
        time(visits, VisitSql.quarter(event.time()));
        visits.append(event.visitor());
        visits.append(event.session());
        visits.append((event.marks() & Mark.BOT.bit()) != 0);
        text(visits, event.device());
        text(visits, event.platform());
        text(visits, event.release());
        visits.append(1L);
        visits.append(isView ? 1.0 : 0.0);
        visits.append(isView ? 1 / event.rate() : 0.0);
        visits.append(event.type() == EventType.EVENT && !Engagement.PASSIVE.contains(event.name()) ? 1 : 0);
        visits.append((event.marks() & Mark.NAMELESS.bit()) != 0 ? 1 : 0);
        number(visits, visible);
        number(visits, visible == null ? null : visible / event.rate());
        visits.append(event.rate());
        visits.append(event.rate());
        number(visits, event.type() == EventType.ERROR ? event.rate() : null);
        visits.append(bit);
        // What came before it is not looked for now.
        for (int column = 0; column < VisitSql.CHAIN.size(); column++) {
            visits.appendNull();
        }
        visits.endRow();
    }

    private static @Nullable Double visible(StoredEvent event) {
        var duration = event.measured().duration();
        boolean isTold = event.type() == EventType.PAGE || event.name().equals(Engagement.PAGE_DURATION);
        return isTold && duration != null && duration >= 0 ? duration : null;
    }

    private void append(StoredEvent.Measured measured) throws SQLException {
        number(events, measured.duration());
        append(measured.vitals());
        if (measured.status() == null) {
            events.appendNull();
        } else {
            events.append(measured.status().intValue());
        }
        text(events, measured.method());
        text(events, measured.route());
        text(events, measured.delivery());
        text(events, measured.action());
        text(events, measured.fingerprint());
        text(events, measured.message());
    }

    private void append(Map<String, Double> vitals) throws SQLException {
        for (var vital : VITALS) {
            number(events, vitals.get(vital));
        }
    }

    private void append(QuarantinedEvent event) throws SQLException {
        quarantine.beginRow();
        quarantine.append(event.stream());
        time(quarantine, event.time());
        time(quarantine, event.received());
        quarantine.appendUUID(event.id().getMostSignificantBits(), event.id().getLeastSignificantBits());
        quarantine.append(event.name());
        text(quarantine, event.userId());
        text(quarantine, event.anonymousId());
        text(quarantine, event.platform());
        text(quarantine, event.release());
        quarantine.append(JsonMapper.shared().writeValueAsString(event.reasons()));
        quarantine.append(event.event());
        quarantine.endRow();
    }

    private void append(LedgerCount count) throws SQLException {
        ledger.beginRow();
        ledger.append(count.stream());
        time(ledger, count.hour());
        ledger.append(count.stored());
        ledger.append(count.duplicate());
        ledger.append(count.sampledOut());
        ledger.append(count.quarantined());
        ledger.append(count.rejected());
        ledger.endRow();
    }

    private void append(FirstSight sight) throws SQLException {
        visitors.beginRow();
        visitors.append(sight.stream());
        visitors.append(sight.visitor());
        time(visitors, sight.time());
        visitors.endRow();
    }

    private static void time(DuckDBAppender appender, Instant time) throws SQLException {
        appender.appendEpochMicros(Math.multiplyExact(time.toEpochMilli(), 1000L));
    }

    private static void text(DuckDBAppender appender, @Nullable String text) throws SQLException {
        if (text == null) {
            appender.appendNull();
        } else {
            appender.append(text);
        }
    }

    private static void number(DuckDBAppender appender, @Nullable Double number) throws SQLException {
        if (number == null) {
            appender.appendNull();
        } else {
            appender.append(number.doubleValue());
        }
    }

    /** Whatever is not committed is gone. */
    @Override
    public void close() {
        // Closing an appender flushes it; the connection is rolled back after that, and closing it closes those that
        // would not.
        halves.forEach(Quiet::close);
        List.of(quarantine, ledger, visitors, visits, named).forEach(Quiet::close);
        Quiet.rollback(connection);
        Quiet.close(connection);
    }
}
