package io.trackplane.insight.metric;

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
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store, and a stream of its own for each case. What is expected is written down in the case; the reference has to agree. */
abstract class MetricCases {
    static final Instant NOON = Instant.parse("2026-06-17T12:00:00Z");
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @TempDir
    private static Path directory;

    private static DuckDbEventStore opened;
    private static int streams;

    int stream;

    @BeforeAll
    static void open() {
        opened = DuckDbEventStore.open(directory);
    }

    @AfterAll
    static void close() {
        opened.close();
    }

    @BeforeEach
    void begin() {
        stream = opened.stream(new StreamName("t", "a", "e" + streams++, Instant.EPOCH));
    }

    static DuckDbEventStore store() {
        return opened;
    }

    Sample view(Instant time) {
        return Sample.view(stream, time);
    }

    Sample view(String time) {
        return view(Instant.parse(time));
    }

    static Recorded recorded(Sample... samples) {
        return Recorded.of(Arrays.stream(samples).map(Sample::stored).toList());
    }

    /** 17 June 2026 in UTC, by the day. */
    Question day() {
        return days(ZoneOffset.UTC, "2026-06-17", "2026-06-17", Interval.DAY);
    }

    Question day(Filters filters) {
        return new Question(stream, day().range(), Interval.DAY, filters);
    }

    Question days(ZoneId zone, String first, String last, Interval interval) {
        var range = new Range(
                LocalDate.parse(first).atStartOfDay(zone).toInstant(),
                LocalDate.parse(last).plusDays(1).atStartOfDay(zone).toInstant(),
                zone);
        return new Question(stream, range, interval, Filters.NONE);
    }

    OverviewAnswer overview(Recorded recorded, Question question) {
        opened.write(recorded.group());
        check(recorded, question);
        sumUp(question);
        check(recorded, question);
        return new Overview(opened).of(question);
    }

    /** All of its range. */
    static void sumUp(Question question) {
        opened.sumUpVisits(question.range().to().truncatedTo(ChronoUnit.HOURS), Duration.ZERO);
    }

    static void check(Recorded recorded, Question question) {
        for (var metric : MetricsUnderTest.all()) {
            if (metric.name().equals("overview")) {
                MetricContractTest.check(opened, metric, recorded, question);
            }
        }
    }

    Totals totals(Sample... samples) {
        return overview(recorded(samples), day()).totals();
    }

    static List<StoredEvent> events(Sample... samples) {
        return Arrays.stream(samples).map(Sample::stored).toList();
    }
}
