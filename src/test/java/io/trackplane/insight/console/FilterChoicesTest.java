package io.trackplane.insight.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.eventstore.Events;
import io.trackplane.eventstore.StreamName;
import io.trackplane.eventstore.duckdb.DuckDbEventStore;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Interval;
import io.trackplane.insight.Question;
import io.trackplane.insight.Range;
import io.trackplane.insight.metric.Rankings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterChoicesTest {
    @TempDir
    private Path directory;

    /** What is offered after these events, see {@link Events#full}; another stream has one with other values. */
    private Map<String, List<String>> offered(long... numbers) {
        try (var store = DuckDbEventStore.open(directory)) {
            int stream = store.stream(new StreamName("t", "a", "production", Instant.EPOCH));
            LongStream.of(numbers).forEach(each -> store.write(Events.group(Events.full(stream, each, Events.NOON))));
            int other = store.stream(new StreamName("t", "a", "staging", Instant.EPOCH));
            store.write(Events.group(Events.full(other, 10, Events.NOON)));
            var range = new Range(Events.NOON, Events.NOON.plus(Duration.ofHours(1)), ZoneOffset.UTC);
            return new FilterChoices(store, new Rankings(store))
                    .of(new Question(stream, range, Interval.HOUR, Filters.NONE));
        }
    }

    @Test
    void theMostFrequentStandsFirstAndPagesAreThoseThatWereViewedOrFailed() {
        assertThat(offered(0, 5, 45, 1, 1, 1, 4))
                .containsEntry("page", List.of("/shop/5", "/shop/0", "/shop/4"))
                .containsEntry("release", List.of("2.1.1", "2.1.0", "2.1.3", "2.1.4", "2.1.5"))
                .containsEntry("device", List.of("desktop", "phone"))
                .containsEntry("platform", List.of("web"));
    }

    @Test
    void whereNobodySendsEitherPagesAreThoseOfAnyEvent() {
        assertThat(offered(1, 41, 2)).containsEntry("page", List.of("/shop/1", "/shop/2"));
    }

    @Test
    void nothingIsOfferedWhereNothingCame() {
        assertThat(offered()).isEmpty();
    }
}
