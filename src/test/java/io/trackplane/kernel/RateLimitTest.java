package io.trackplane.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final RateLimit limit = new RateLimit(now::get);

    private int allowed(int requests, int perMinute) {
        int allowed = 0;
        for (int i = 0; i < requests; i++) {
            allowed += limit.count("ann", perMinute) == 0 ? 1 : 0;
        }
        return allowed;
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void aMinutesWorthMayComeAtOnceAndNotOneMore() {
        assertThat(allowed(100, 60)).isEqualTo(60);
    }

    @Test
    void thenOneMayComeEachTimeItsShareHasPassed() {
        allowed(60, 60);
        assertThat(limit.count("ann", 60)).isEqualTo(Duration.ofSeconds(1).toNanos());
        pass(Duration.ofMillis(999));
        assertThat(limit.count("ann", 60)).isEqualTo(Duration.ofMillis(1).toNanos());
        pass(Duration.ofMillis(1));
        assertThat(allowed(2, 60)).isEqualTo(1);
    }

    @Test
    void whoIsRefusedDoesNotWaitLongerForAskingAgain() {
        allowed(60, 60);
        allowed(1000, 60);
        pass(Duration.ofSeconds(1));
        assertThat(limit.count("ann", 60)).isZero();
    }

    @Test
    void whoWasQuietForAMinuteHasAFullOneAndNoMore() {
        allowed(60, 60);
        pass(Duration.ofHours(1));
        assertThat(allowed(200, 60)).isEqualTo(60);
    }

    @Test
    void callersDoNotCountForEachOther() {
        allowed(60, 60);
        assertThat(limit.count("ben", 60)).isZero();
    }

    @Test
    void aLimitThatIsLoweredCountsAtOnce() {
        allowed(60, 60);
        assertThat(limit.count("ann", 1)).isPositive();
        pass(Duration.ofMinutes(1));
        assertThat(allowed(5, 1)).isEqualTo(1);
    }

    @Test
    void threadsTogetherGetNoMoreThanTheLimit() {
        var allowed = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> allowed.addAndGet(allowed(5_000, 10_000)));
            }
        }
        assertThat(allowed).hasValue(10_000);
    }
}
