package io.trackplane.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class RecentTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private final ConcurrentHashMap<String, String> store = new ConcurrentHashMap<>();
    private volatile Runnable before = () -> {};
    private volatile Runnable after = () -> {};
    private final Recent<String, String> recent = new Recent<>(this::read, nanos::get);

    private String read(String key) {
        reads.incrementAndGet();
        before.run();
        var value = store.getOrDefault(key, "nothing");
        after.run();
        return value;
    }

    private void passes(long milliseconds) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }

    private void goesAway() {
        before = () -> {
            throw new DataAccessResourceFailureException("away");
        };
    }

    @Test
    void whatWasReadWithinASecondIsNotReadAgain() {
        store.put("a", "first");
        assertThat(recent.get("a")).isEqualTo("first");
        store.put("a", "second");
        passes(999);
        assertThat(recent.get("a")).isEqualTo("first");
        passes(1);
        assertThat(recent.get("a")).isEqualTo("second");
        assertThat(reads).hasValue(2);
    }

    @Test
    void whatThisProcessChangesIsSeenAtOnce() {
        recent.get("a");
        store.put("a", "changed");
        recent.forget("a");
        assertThat(recent.get("a")).isEqualTo("changed");
        store.put("a", "again");
        recent.forgetAll();
        assertThat(recent.get("a")).isEqualTo("again");
    }

    @Test
    void aReadingThatWasUnderWayDuringAChangeIsNotKept() throws Exception {
        store.put("a", "old");
        var hasRead = new CountDownLatch(1);
        var mayGoOn = new CountDownLatch(1);
        after = () -> {
            hasRead.countDown();
            await(mayGoOn);
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var early = threads.submit(() -> recent.get("a"));
            hasRead.await();
            store.put("a", "new");
            recent.forget("a");
            after = () -> {};
            mayGoOn.countDown();
            assertThat(early.get()).isEqualTo("old");
        }
        assertThat(recent.get("a")).isEqualTo("new");
    }

    @Test
    void whatWasKnownLastIsToldWhileTheStoreIsAway() {
        store.put("a", "known");
        recent.get("a");
        goesAway();
        passes(60_000);
        assertThat(recent.get("a")).isEqualTo("known");
        assertThatThrownBy(() -> recent.get("b")).isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void aStoreThatHangsHoldsNobodyUpTwice() {
        store.put("a", "known");
        recent.get("a");
        var never = new CountDownLatch(1);
        before = () -> await(never);
        passes(2_000);
        assertThat(recent.get("a")).isEqualTo("known");
        long begun = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            assertThat(recent.get("a")).isEqualTo("known");
        }
        assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(5));
        never.countDown();
    }

    @Test
    void whatTheStoreSaysAfterItsReturnIsTold() {
        store.put("a", "known");
        recent.get("a");
        goesAway();
        passes(2_000);
        recent.get("a");
        before = () -> {};
        store.put("a", "news");
        var told = "";
        for (int i = 0; i < 1_000 && !told.equals("news"); i++) {
            told = recent.get("a");
            Thread.onSpinWait();
            sleep();
        }
        assertThat(told).isEqualTo("news");
    }

    @Test
    void manyThatAskAtOnceCauseOneReading() throws Exception {
        var mayGoOn = new CountDownLatch(1);
        before = () -> await(mayGoOn);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.submit(() -> recent.get("a"));
            }
            while (reads.get() == 0) {
                sleep();
            }
            mayGoOn.countDown();
        }
        assertThat(reads).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
