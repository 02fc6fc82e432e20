package io.trackplane.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.QuarantinedEvent.Reason;
import io.trackplane.eventstore.duckdb.DuckDbEventStore;
import io.trackplane.plan.EventUsage.OnPlatform;
import io.trackplane.plan.EventUsage.Unplanned;
import io.trackplane.tenancy.Environment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages ask, of a real store with two tenants in it. */
class QuestionsTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Environment HERE = Warehouse.environment("acme");
    private static final Environment THERE = Warehouse.environment("birch");
    private static final Days DAYS = Days.last(14, ZoneOffset.UTC, CLOCK);
    private static final Reason MISSING = new Reason("missing", "/card_id", "string", "nothing");
    private static final Reason TYPE = new Reason("type", "/properties/amount", "number", "text of 4");

    @TempDir
    private Path directory;

    private DuckDbEventStore store;
    private Warehouse here;
    private Warehouse there;
    private EnvironmentEvents events;

    @BeforeEach
    void open() {
        store = DuckDbEventStore.open(directory);
        here = new Warehouse(store, HERE);
        there = new Warehouse(store, THERE);
        events = new EnvironmentEvents(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Instant ago(int hours) {
        return NOW.minusSeconds(hours * 3600L);
    }

    private List<QuarantineGroup> groups(String event, String kind) {
        return new Quarantine(events).groups(HERE, new QuarantineFilter(event, kind), DAYS);
    }

    @Test
    void quarantineIsGroupedByEventKindAndField() {
        here.aside("card_click", "1.4.0", ago(30), MISSING);
        here.aside("card_click", "1.5.0", ago(1), MISSING, TYPE);
        here.aside("card_click", "1.5.0", ago(2), MISSING);
        there.aside("card_click", "9", ago(1), MISSING);
        var groups = groups("", "");
        assertThat(groups).hasSize(2);
        var first = groups.getFirst();
        assertThat(first.kind()).isEqualTo("missing");
        assertThat(first.events()).isEqualTo(3);
        assertThat(first.first()).isEqualTo(ago(30));
        assertThat(first.last()).isEqualTo(ago(1));
        assertThat(first.releases()).containsExactly("1.5.0", "1.4.0");
        assertThat(first.days()).hasSize(14).endsWith(1L, 2L);
        assertThat(groups.getLast().field()).isEqualTo("/properties/amount");
    }

    @Test
    void whatIsLookedForIsNeverReadAsPartOfTheQuestion() {
        here.aside("card'); drop table quarantine; --", "1", ago(1), MISSING);
        here.aside("card_click", "1", ago(1), TYPE);
        assertThat(groups("card'); DROP", "")).hasSize(1);
        assertThat(groups("%", "")).isEmpty();
        assertThat(groups("CARD_", "")).hasSize(1);
        assertThat(groups("", "' or '1'='1")).isEmpty();
        assertThat(groups("", "type")).hasSize(1);
    }

    @Test
    void samplesAreThoseOfTheGroupOnly() {
        here.aside("card_click", "1.4.0", ago(3), MISSING);
        here.aside("card_click", "1.4.0", ago(2), TYPE);
        var samples = new Quarantine(events).samples(HERE, "card_click", "type", "/properties/amount", DAYS);
        assertThat(samples).hasSize(1);
        assertThat(samples.getFirst().found()).isEqualTo("text of 4");
        assertThat(samples.getFirst().event()).contains("\"amount\" : \"***\"");
        assertThat(new Quarantine(events).samples(THERE, "card_click", "type", "/properties/amount", DAYS))
                .isEmpty();
    }

    @Test
    void theLedgerIsHeldAgainstTheRowsThereAre() {
        here.event("page_view", ago(1));
        here.aside("card_click", "1", ago(1), MISSING);
        here.counted(ago(1), 1, 2, 3, 1, 4);
        here.counted(ago(5), 2, 0, 0, 0, 0);
        here.event("page_view", ago(5));
        here.event("page_view", ago(8));
        there.counted(ago(1), 100, 0, 0, 0, 0);
        var hours = new Ledger(events).hours(HERE, DAYS);
        assertThat(hours).extracting(LedgerLine::from).containsExactly(ago(1), ago(5), ago(8));
        assertThat(hours).extracting(LedgerLine::received).containsExactly(11L, 2L, 0L);
        assertThat(hours).extracting(LedgerLine::balance).containsExactly("good", "needs", "poor");
        assertThat(Ledger.total(hours).received()).isEqualTo(13);
    }

    @Test
    void hoursBelongToTheDaysOfTheTenant() {
        var zone = ZoneId.of("Asia/Shanghai");
        here.counted(Instant.parse("2026-03-09T15:30:00Z"), 1, 0, 0, 0, 0);
        here.counted(Instant.parse("2026-03-09T16:30:00Z"), 2, 0, 0, 0, 0);
        var days = Days.last(3, zone, CLOCK);
        var lines = Ledger.byDay(new Ledger(events).hours(HERE, days), days);
        assertThat(lines).extracting(LedgerLine::stored).containsExactly(2L, 1L);
        assertThat(lines.getFirst().from()).isEqualTo(Instant.parse("2026-03-09T16:00:00Z"));
    }

    @Test
    void eventsCountUnderTheDefinitionTheyAreHeldTo() {
        var planned = List.of("page_view", "order_paid", "crash");
        here.event("/checkout", EventType.PAGE, "web", 0.1, 0, ago(1), "{}");
        here.event("order_paid", EventType.EVENT, "ios", 1, Mark.VIOLATING.bit(), ago(30), "{}");
        here.event("order_paid", EventType.EVENT, "web", 1, 0, ago(2), "{}");
        here.event("crash", EventType.ERROR, "web", 1, 0, ago(2), "{}");
        here.aside("order_paid", "1", ago(3), TYPE);
        here.unplanned("surprise", ago(1), "{}");
        there.event("order_paid", ago(1));
        var usage = new PlannedUsage(events, CLOCK);
        var seen = usage.seen(HERE, planned, ZoneOffset.UTC).orElseThrow();
        assertThat(seen).containsOnlyKeys("page_view", "order_paid", "crash");
        assertThat(seen.get("page_view")).satisfies(view -> {
            assertThat(view.events()).isEqualTo(10);
            assertThat(view.estimated()).isTrue();
        });
        assertThat(seen.get("order_paid")).satisfies(paid -> {
            assertThat(paid.days()).containsExactly(0L, 0L, 0L, 0L, 0L, 1L, 2L);
            assertThat(paid.violating()).isEqualTo(2);
            assertThat(paid.last()).isEqualTo(ago(2));
        });
        assertThat(usage.platforms(HERE, "order_paid", planned, ZoneOffset.UTC))
                .containsExactly(new OnPlatform("ios", 2, 2, ago(3)), new OnPlatform("web", 1, 0, ago(2)));
    }

    @Test
    void whatThePlanDoesNotKnowIsListedWithWhatItCarried() {
        here.unplanned("surprise", ago(2), "{\"amount\":4}");
        here.aside("surprise", "1", ago(1), new Reason("unplanned", "", "", ""));
        here.event("page_view", ago(1));
        there.unplanned("theirs", ago(1), "{}");
        var usage = new PlannedUsage(events, CLOCK);
        assertThat(usage.unplanned(HERE, ZoneOffset.UTC)).contains(List.of(new Unplanned("surprise", 2, ago(1))));
        assertThat(usage.samples(HERE, "surprise", ZoneOffset.UTC))
                .containsExactly("{\"amount\":\"***\"}", "{\"amount\":4}");
    }

    @Test
    void aStoreThatDoesNotAnswerIsSaidSo() {
        store.close();
        assertThat(Answered.by(() -> groups("", "")).problem()).isEqualTo("ingest.problem.unavailable");
        var usage = new PlannedUsage(events, CLOCK);
        assertThat(usage.seen(HERE, List.of("a"), ZoneOffset.UTC)).isEmpty();
        assertThat(usage.unplanned(HERE, ZoneOffset.UTC)).isEmpty();
    }
}
