package io.trackplane.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.StreamName;
import io.trackplane.ingest.Batch;
import io.trackplane.ingest.EventLog.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalEventLogTest {
    private final Recording sink = new Recording();
    private final LocalEventLog<Batch> log =
            new LocalEventLog<>(sink, new LogProperties(100, 10, Duration.ofMillis(2)), new SimpleMeterRegistry());

    private static final class Recording implements Sink<Batch> {
        private final List<List<Batch>> groups = new CopyOnWriteArrayList<>();
        private final Semaphore mayWrite = new Semaphore(1_000_000);
        private volatile boolean isAway;
        private volatile int poison = -1;
        private volatile boolean isShortOfMemory;

        @Override
        public Batch prepare(Batch batch) {
            return batch;
        }

        @Override
        public void write(List<Batch> batches) {
            mayWrite.acquireUninterruptibly();
            if (isAway) {
                throw new EventStoreUnavailable("away", null);
            }
            if (batches.stream().anyMatch(batch -> batch.size() == poison)) {
                throw new IllegalStateException("poison");
            }
            groups.add(batches);
        }

        @Override
        public void begin() {
            if (isShortOfMemory) {
                throw new OutOfMemoryError("too much to remember");
            }
        }
    }

    @BeforeEach
    void start() {
        log.start();
    }

    @AfterEach
    void stop() {
        sink.mayWrite.release(1_000_000);
        log.stop();
    }

    private static Batch batch(int size) {
        return new Batch(new StreamName("t", "a", "e", Instant.EPOCH), Instant.EPOCH, List.of(), List.of(), size, 0);
    }

    @Test
    void aBatchIsDoneWhenItIsWritten() {
        log.append(batch(3)).toCompletableFuture().join();
        assertThat(sink.groups).hasSize(1);
        assertThat(log.state().waiting()).isZero();
    }

    @Test
    void aFullLogRefusesAndTakesAgain() throws Exception {
        sink.mayWrite.drainPermits();
        var first = log.append(batch(60)).toCompletableFuture();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> log.append(batch(50)))
                .withMessageContaining("full")
                .satisfies(refused -> assertThat(refused.retryAfterSeconds()).isPositive());
        assertThat(first).isNotDone();
        sink.mayWrite.release(1_000_000);
        first.join();
        log.append(batch(50)).toCompletableFuture().join();
    }

    @Test
    void whileTheStoreIsAwayBatchesAreRefusedAndItRecoversByItself() throws Exception {
        sink.isAway = true;
        var lost = log.append(batch(1)).toCompletableFuture();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(lost::join)
                .withCauseInstanceOf(Refused.class);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> log.append(batch(1)));
        assertThat(log.state().isTaking()).isFalse();
        sink.isAway = false;
        Thread.sleep(1100);
        log.append(batch(1)).toCompletableFuture().join();
        assertThat(log.state().isTaking()).isTrue();
    }

    @Test
    void aBatchThatCannotBeWrittenHarmsNoOther() {
        sink.mayWrite.drainPermits();
        sink.poison = 2;
        var waits = log.append(batch(1)).toCompletableFuture();
        var bad = log.append(batch(2)).toCompletableFuture();
        var good = log.append(batch(3)).toCompletableFuture();
        sink.mayWrite.release(1_000_000);
        waits.join();
        good.join();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(bad::join)
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void stoppingWritesWhatWaits() {
        sink.mayWrite.drainPermits();
        var first = log.append(batch(1)).toCompletableFuture();
        var second = log.append(batch(1)).toCompletableFuture();
        sink.mayWrite.release(1_000_000);
        log.stop();
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> log.append(batch(1)));
    }

    @Test
    void aBeginningForWhichThereIsNoMemoryIsTriedAgain() throws Exception {
        log.stop();
        sink.isShortOfMemory = true;
        log.start();
        while (log.state().isTaking()) {
            Thread.sleep(10);
        }
        sink.isShortOfMemory = false;
        Thread.sleep(1100);
        log.append(batch(1)).toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(sink.groups).hasSize(1);
    }
}
