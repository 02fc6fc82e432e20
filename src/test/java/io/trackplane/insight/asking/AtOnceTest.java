package io.trackplane.insight.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.eventstore.EventStoreUnavailable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AtOnceTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Goes on until it is stopped. */
    private final Supplier<String> endless = () -> {
        begun.countDown();
        try {
            Thread.sleep(Long.MAX_VALUE);
            return "never";
        } catch (InterruptedException e) {
            stopped.countDown();
            throw new CancellationException();
        }
    };

    private static String meet(CyclicBarrier barrier, String answer) {
        try {
            barrier.await();
            return answer;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void questionsAreAskedAtTheSameTime() {
        var barrier = new CyclicBarrier(2);
        try (var asking = new AtOnce()) {
            var first = asking.ask(() -> meet(barrier, "first"));
            var second = asking.ask(() -> meet(barrier, "second"));
            assertThat(second.get()).isEqualTo("second");
            assertThat(first.get()).isEqualTo("first");
        }
    }

    @Test
    void whatIsNotThereIsNotAsked() {
        try (var asking = new AtOnce()) {
            assertThat(asking.ask("time", String::length).get()).isEqualTo(4);
            assertThat(asking.ask((String) null, String::length).get()).isNull();
        }
    }

    @Test
    void aFewAtATime() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        try (var asking = new AtOnce()) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(number -> asking.ask(() -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        LockSupport.parkNanos(2_000_000);
                        now.decrementAndGet();
                        return number;
                    }))
                    .toList();
            assertThat(answers.stream().map(Supplier::get)).hasSize(20).doesNotHaveDuplicates();
        }
        assertThat(most.get()).isEqualTo(AtOnce.MOST);
    }

    @Test
    void whatAQuestionThrowsIsThrownAndTheOthersAreStopped() throws Exception {
        var away = new EventStoreUnavailable("The disk is full.", null);
        assertThatThrownBy(() -> {
                    try (var asking = new AtOnce()) {
                        var unused = asking.ask(endless);
                        begun.await();
                        Supplier<String> failing = () -> {
                            throw away;
                        };
                        var never = asking.ask(failing).get();
                        assertThat(never).isNull();
                    }
                })
                .isSameAs(away);
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoStopsWaitingStopsTheQuestions() throws Exception {
        var failure = new AtomicReference<Throwable>();
        var waiting = Thread.ofVirtual().start(() -> {
            try (var asking = new AtOnce()) {
                var unused = asking.ask(endless).get();
            } catch (CancellationException e) {
                failure.set(e);
            }
        });
        begun.await();
        waiting.interrupt();
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        waiting.join();
        assertThat(failure.get()).isInstanceOf(CancellationException.class);
    }
}
