package io.trackplane.eventstore.duckdb;

import static io.trackplane.eventstore.Events.NOON;
import static io.trackplane.eventstore.Events.group;
import static io.trackplane.eventstore.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.LedgerCount;
import io.trackplane.eventstore.Person;
import io.trackplane.eventstore.Retention;
import io.trackplane.eventstore.StreamName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.RowMapper;

class UpkeepTest {
    @TempDir
    Path directory;

    private DuckDbEventStore store;

    @BeforeEach
    void open() {
        store = DuckDbEventStore.open(directory, Resources.SMALL, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private long ask(String sql) {
        return store.reader()
                .query(sql, Map.of(), (row, number) -> row.getLong(1))
                .getFirst();
    }

    @Test
    void aCheckpointEmptiesTheLogAndKeepsEverything() {
        store.write(group(1, 0, 3000, NOON));
        assertThat(store.waiting()).isGreaterThan(100_000);
        store.checkpoint();
        assertThat(store.waiting()).isZero();
        store.write(group(1, 3000, 10, NOON));
        assertThat(ask("SELECT count(*) FROM events")).isEqualTo(3010);
    }

    @Test
    void whatWaitsBesideTheFileIsWorkedInSoonAfterAnErasure() throws Exception {
        int shop = store.stream(new StreamName("acme", "shop", "production", NOON));
        store.write(group(view(shop, "usr_4711", NOON), view(shop, "bob", NOON)));
        store.erase("r1", "acme", new Person(Set.of("usr_4711"), Set.of(), Set.of(7L)));
        assertThat(store.waiting()).isPositive();
        try (var upkeep =
                new Upkeep(store, tenant -> OptionalInt.empty(), Clock.fixed(NOON, ZoneOffset.UTC), Settling.ROWS)) {
            for (int i = 0; i < 100 && store.waiting() > 0; i++) {
                Thread.sleep(100);
            }
        }
        assertThat(store.waiting()).isZero();
    }

    @Test
    void whatIsUnderWayIsOverOnceItIsClosed() throws Exception {
        store.stream(new StreamName("acme", "shop", "production", NOON));
        var isUnderWay = new CountDownLatch(1);
        var isOver = new AtomicBoolean();
        Retention slow = tenant -> {
            isOver.set(false);
            isUnderWay.countDown();
            long until = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            isOver.set(true);
            return OptionalInt.empty();
        };
        try (var upkeep = new Upkeep(store, slow, Clock.fixed(NOON, ZoneOffset.UTC), Settling.ROWS)) {
            assertThat(isUnderWay.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(isOver).isTrue();
    }

    /** Who writes would wait for it: a second for each million events. */
    @Test
    void smallGroupsOfRowsAreNotPutTogether() {
        for (int turn = 0; turn < 4; turn++) {
            store.write(group(1, turn * 50_000L, 50_000, NOON));
            store.checkpointBesideWrites();
        }
        store.write(group(1, 200_000, 10, NOON));
        store.checkpoint();
        assertThat(groups("events_0") + groups("events_1")).isEqualTo(5);
    }

    private long groups(String table) {
        return ask("SELECT count(DISTINCT row_group_id) FROM pragma_storage_info('%s')".formatted(table));
    }

    @Test
    void groupsAreWrittenDuringCheckpoints() {
        writeDuring(store::checkpoint);
    }

    @Test
    void groupsAreWrittenDuringCheckpointsThatKeepNobodyWaiting() {
        writeDuring(store::checkpointBesideWrites);
    }

    private void writeDuring(Runnable checkpoint) {
        var isOver = new AtomicBoolean();
        var checkpoints = CompletableFuture.runAsync(() -> {
            while (!isOver.get()) {
                checkpoint.run();
            }
        });
        for (int groups = 0; groups < 30; groups++) {
            store.write(group(1, groups * 50L, 50, NOON));
        }
        isOver.set(true);
        checkpoints.join();
        assertThat(ask("SELECT count(*) FROM events")).isEqualTo(1500);
        assertThat(ask("SELECT count(*) FROM events_0")).isBetween(50L, 1450L);
    }

    @Test
    void theLedgerOfPastHoursBecomesOneRowEachAndTheSumsStay() {
        for (int i = 1; i <= 5; i++) {
            store.write(new Group(
                    List.of(),
                    List.of(),
                    List.of(
                            new LedgerCount(1, NOON.minusSeconds(3600), i, 1, 2, 3, 4),
                            new LedgerCount(2, NOON.minusSeconds(3600), 1, 0, 0, 0, 0),
                            new LedgerCount(1, NOON, i, 0, 0, 0, 0)),
                    List.of()));
        }
        assertThat(store.compactLedger(NOON)).isEqualTo(8);
        assertThat(store.compactLedger(NOON)).isZero();
        assertThat(ask("SELECT count(*) FROM ledger")).isEqualTo(7);
        assertThat(ask("SELECT sum(stored) FROM ledger WHERE stream = 1")).isEqualTo(30);
        assertThat(ask("SELECT stored FROM ledger WHERE stream = 1 AND rejected = 20"))
                .isEqualTo(15);
    }

    @Test
    void eachTenantKeepsEventsForItsOwnTime() {
        int acme = store.stream(new StreamName("acme", "a", "p", NOON));
        int birch = store.stream(new StreamName("birch", "a", "p", NOON));
        int cedar = store.stream(new StreamName("cedar", "a", "p", NOON));
        for (int stream : List.of(acme, birch, cedar)) {
            store.write(group(
                    view(stream, "ann", NOON.minus(Duration.ofDays(31))),
                    view(stream, "ann", NOON.minus(Duration.ofDays(8)))));
        }
        store.expire(tenant -> switch (tenant) {
            case "acme" -> OptionalInt.of(7);
            case "birch" -> OptionalInt.of(30);
            default -> OptionalInt.empty();
        });
        assertThat(store.reader()
                        .query(
                                "SELECT stream, count(*) FROM events GROUP BY stream ORDER BY stream",
                                Map.of(),
                                (row, number) -> List.of(row.getInt(1), row.getInt(2))))
                .containsExactly(List.of(birch, 1), List.of(cedar, 2));
    }

    @Test
    void whatWasUnderWayToADeletedStreamGoesToo() {
        var name = new StreamName("acme", "a", "p", NOON);
        int stream = store.stream(name);
        store.delete(name);
        store.write(group(view(stream, "ann", NOON)));
        store.expire(tenant -> OptionalInt.empty());
        assertThat(ask("SELECT count(*) FROM events")).isZero();
    }

    @Test
    void aRangeIsExportedAsParquet() {
        store.write(group(view(1, "ann", NOON), view(1, "bob", NOON.plusSeconds(1)), view(2, "cid", NOON)));
        var file = directory.resolve("it's.parquet");
        assertThat(store.export(1, NOON, NOON.plusSeconds(1), file)).isEqualTo(1);
        assertThat(store.reader()
                        .query(
                                "SELECT user_id, time = :noon FROM read_parquet(:file)",
                                Map.of("file", file.toString(), "noon", NOON),
                                (row, number) -> row.getString(1) + row.getBoolean(2)))
                .containsExactly("anntrue");
    }

    @Test
    void theSameQuestionAtTheSameTimeIsAnsweredOnce() {
        var answered = new AtomicInteger();
        RowMapper<Long> row = (rows, number) -> {
            answered.incrementAndGet();
            return rows.getLong(1);
        };
        var slow = "SELECT count(*) FROM range(30000000) a WHERE hash(a.range) % 7 = :rest";
        var answers = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> store.reader().query(slow, Map.of("rest", 3), row), Thread::startVirtualThread))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(answered).hasValue(1);
    }
}
