package io.trackplane.insight.asking;

import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.eventstore.StreamName;
import io.trackplane.eventstore.duckdb.DuckDbEventStore;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Interval;
import io.trackplane.insight.Question;
import io.trackplane.insight.Range;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** A real store in a directory of a test's own. */
public final class KeptEvents implements AutoCloseable {
    private final DuckDbEventStore store;

    public KeptEvents(Path directory) {
        store = DuckDbEventStore.open(directory);
    }

    public EventStore store() {
        return store;
    }

    /** A stream that nobody else has. */
    public int stream(String name) {
        return store.stream(new StreamName("nebula", name, "production", Instant.EPOCH));
    }

    /** Keeps these in a stream of their own, and gives its number. */
    public int keep(String name, Happening... events) {
        int stream = stream(name);
        write(Stream.of(events).map(event -> event.stored(stream)).toList());
        return stream;
    }

    public void write(List<StoredEvent> events) {
        store.write(new Group(events, List.of(), List.of(), List.of()));
    }

    /** Sums up the visits of all streams, as the server does of hours that are over. */
    public void sumUp() {
        store.sumUpVisits(Instant.parse("2100-01-01T00:00:00Z"), Duration.ZERO);
    }

    /** All of a stream from one day to another, that one not included; UTC, by day. */
    public static Question question(int stream, String from, String to) {
        return question(stream, from, to, ZoneOffset.UTC, Interval.DAY, Filters.NONE);
    }

    public static Question question(
            int stream, String from, String to, ZoneId zone, Interval interval, Filters filters) {
        var range = new Range(day(from, zone), day(to, zone), zone);
        return new Question(stream, range, interval, filters);
    }

    private static Instant day(String day, ZoneId zone) {
        return LocalDate.parse(day).atStartOfDay(zone).toInstant();
    }

    @Override
    public void close() {
        store.close();
    }
}
