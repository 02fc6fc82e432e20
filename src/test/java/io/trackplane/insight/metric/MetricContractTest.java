package io.trackplane.insight.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.eventstore.StreamName;
import io.trackplane.eventstore.duckdb.DuckDbEventStore;
import io.trackplane.insight.Question;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens, in whatever zone, the store's answers are those of the reference. */
class MetricContractTest {
    private static final int STREAMS = 1_000;
    private static final long SEED = 20261125;
    private static final long QUARTER_SECONDS = 900;
    private static final Comparator<Double> ALIKE =
            (one, other) -> Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one)) ? 0 : Double.compare(one, other);

    @TempDir
    private static Path directory;

    private static DuckDbEventStore store;

    @BeforeAll
    static void open() {
        store = DuckDbEventStore.open(directory);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void generatedStreamsGiveTheSameFiguresAsTheReference() {
        var random = new Random(SEED);
        var streams = new HashMap<Integer, Recorded>();
        for (int number = 0; number < STREAMS; number++) {
            int stream = store.stream(new StreamName("t", "a", "e" + number, Instant.EPOCH));
            streams.put(stream, GeneratedStream.of(stream, random));
        }
        var whole = whole(streams);
        // Of every other stream nothing comes late.
        var parts = whole.events().stream()
                .collect(Collectors.partitioningBy(event -> event.stream() % 2 == 0 || random.nextBoolean()));
        var first = Objects.requireNonNull(parts.get(true));
        var rest = Objects.requireNonNull(parts.get(false));
        // Some of what comes is of a time that is summed up, some is not; what is left of that is summed up as well, or
        // not.
        store.write(new Group(first, whole.quarantined(), whole.counts(), whole.sights()));
        store.sumUpVisits(middle(first), Duration.ZERO);
        store.write(new Group(rest, List.of(), List.of(), List.of()));
        store.sumUpVisits(middle(rest.subList(0, rest.size() / 2)), Duration.ZERO);
        streams.forEach((stream, recorded) -> {
            var question = GeneratedStream.question(stream, recorded, random);
            pick(random).forEach(metric -> check(store, metric, recorded, question));
        });
    }

    private static Instant middle(List<StoredEvent> events) {
        var times = events.stream().map(StoredEvent::time).sorted().toList();
        long middle = times.get(times.size() / 2).getEpochSecond();
        return Instant.ofEpochSecond(middle - middle % QUARTER_SECONDS);
    }

    /** Two each: every metric still meets a hundred streams, the overview some hundreds. */
    private static List<MetricUnderTest<?>> pick(Random random) {
        var all = MetricsUnderTest.all();
        return List.of(
                all.get(random.nextBoolean() ? 0 : random.nextInt(all.size())), all.get(random.nextInt(all.size())));
    }

    private static Group whole(Map<Integer, Recorded> streams) {
        return new Group(
                streams.values().stream()
                        .flatMap(each -> each.events().stream())
                        .toList(),
                List.of(),
                streams.values().stream()
                        .flatMap(each -> each.counts().stream())
                        .toList(),
                streams.values().stream()
                        .flatMap(each -> each.sights().stream())
                        .toList());
    }

    static <A> void check(EventStore store, MetricUnderTest<A> metric, Recorded recorded, Question question) {
        assertThat(metric.asked(store, question))
                .as("%s of %s (seed %d)", metric.name(), question, SEED)
                .usingRecursiveComparison()
                .withComparatorForType(ALIKE, Double.class)
                .isEqualTo(metric.expected(recorded, question));
    }
}
