package io.trackplane.insight.asking;

import static io.trackplane.eventstore.Events.NOON;
import static io.trackplane.eventstore.Events.group;
import static io.trackplane.eventstore.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.eventstore.FirstSight;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.StreamName;
import io.trackplane.eventstore.duckdb.DuckDbEventStore;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Interval;
import io.trackplane.insight.Question;
import io.trackplane.insight.Range;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.RowMapper;

/** Answers are kept as long as they hold, and no longer. */
class AskTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final StreamName NAME = new StreamName("shop", "web", "production", Instant.EPOCH);
    private static final RowMapper<Long> COUNT = (row, number) -> row.getLong(1);

    @TempDir
    private Path directory;

    private DuckDbEventStore store;
    private Ask ask;
    private int stream;

    @BeforeEach
    void open() {
        store = DuckDbEventStore.open(directory);
        ask = new Ask(store);
        stream = store.stream(NAME);
        store.write(group(view(stream, "ann", NOON), view(stream, "ann", NOON.minus(DAY))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** On the day, UTC, of a moment. */
    private List<Long> count(Instant within) {
        var midnight = within.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        var range = new Range(midnight, midnight.plus(DAY), ZoneOffset.UTC);
        var question = new Question(stream, range, Interval.DAY, Filters.NONE);
        return ask.rows("SELECT count(*) FROM events WHERE {matching}", Matching.of(question), COUNT);
    }

    /** Asked about a day, but looking at everything. */
    private List<Long> countEver() {
        var range = new Range(NOON, NOON.plus(DAY), ZoneOffset.UTC);
        var question = new Question(stream, range, Interval.DAY, Filters.NONE);
        return ask.rows("SELECT count(*) FROM events WHERE {kept}", Matching.of(question), COUNT);
    }

    @Test
    void whatDidNotChangeIsNotAskedAgain() {
        var first = count(NOON);
        assertThat(count(NOON)).isSameAs(first).containsExactly(1L);
    }

    @Test
    void anEventChangesTheAnswersOfItsDayAndOfNoOther() {
        var yesterday = count(NOON.minus(DAY));
        assertThat(count(NOON)).containsExactly(1L);
        store.write(group(view(stream, "bob", NOON)));
        assertThat(count(NOON)).containsExactly(2L);
        assertThat(count(NOON.minus(DAY))).isSameAs(yesterday);
    }

    @Test
    void anEventThatComesLateChangesADayThatIsOver() {
        assertThat(count(NOON.minus(DAY))).containsExactly(1L);
        store.write(group(view(stream, "bob", NOON.minus(DAY))));
        assertThat(count(NOON.minus(DAY))).containsExactly(2L);
    }

    @Test
    void whatLooksBeyondTheRangeHearsOfEverything() {
        assertThat(countEver()).containsExactly(2L);
        store.write(group(view(stream, "bob", NOON.minus(DAY.multipliedBy(300)))));
        assertThat(countEver()).containsExactly(3L);
    }

    @Test
    void aFirstSightChangesEveryLaterDay() {
        long before = store.edition(stream, NOON, NOON.plus(DAY));
        var earlier = NOON.minus(DAY.multipliedBy(40));
        store.write(new Group(List.of(), List.of(), List.of(), List.of(new FirstSight(stream, 1, earlier))));
        assertThat(store.edition(stream, NOON, NOON.plus(DAY))).isNotEqualTo(before);
    }

    @Test
    void whatIsRemovedIsNoLongerCounted() {
        // As after a start, when nothing has been written yet.
        store.close();
        store = DuckDbEventStore.open(directory);
        ask = new Ask(store);
        assertThat(count(NOON.minus(DAY))).containsExactly(1L);
        store.expire(stream, NOON.minusSeconds(60));
        assertThat(count(NOON.minus(DAY))).containsExactly(0L);
    }
}
