package io.trackplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private final MovableClock clock = new MovableClock();
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void theFirstFailuresCostNothing() {
        fail(SignInThrottle.PER_PAIR - 1, "a@x.example", "10.0.0.0/24");
        assertThat(throttle.wait("a@x.example", "10.0.0.0/24")).isEmpty();
    }

    @Test
    void waitingDoublesWithEveryFurtherFailureUpToAQuarterOfAnHour() {
        fail(SignInThrottle.PER_PAIR, "a@x.example", "10.0.0.0/24");
        assertThat(throttle.wait("a@x.example", "10.0.0.0/24")).contains(Duration.ofSeconds(15));
        fail(1, "a@x.example", "10.0.0.0/24");
        assertThat(throttle.wait("a@x.example", "10.0.0.0/24")).contains(Duration.ofSeconds(30));
        fail(20, "a@x.example", "10.0.0.0/24");
        assertThat(throttle.wait("a@x.example", "10.0.0.0/24")).contains(Duration.ofMinutes(15));
    }

    @Test
    void anotherNetworkIsNotSlowedDownByTheFirst() {
        fail(SignInThrottle.PER_PAIR, "a@x.example", "10.0.0.0/24");
        assertThat(throttle.wait("a@x.example", "10.0.1.0/24")).isEmpty();
    }

    @Test
    void anAddressAttackedFromManyNetworksIsSlowedDownEverywhere() {
        for (int network = 0; network < SignInThrottle.PER_EMAIL; network++) {
            fail(1, "a@x.example", "10.0." + network + ".0/24");
        }
        assertThat(throttle.wait("a@x.example", "10.9.9.0/24")).isPresent();
    }

    @Test
    void aNetworkThatTriesManyAddressesIsSlowedDown() {
        for (int person = 0; person < SignInThrottle.PER_NETWORK; person++) {
            fail(1, person + "@x.example", "10.0.0.0/24");
        }
        assertThat(throttle.wait("new@x.example", "10.0.0.0/24")).isPresent();
    }

    @Test
    void aQuietQuarterOfAnHourForgetsEverything() {
        fail(50, "a@x.example", "10.0.0.0/24");
        clock.now = clock.now.plus(Duration.ofMinutes(16));
        assertThat(throttle.wait("a@x.example", "10.0.0.0/24")).isEmpty();
    }

    @Test
    void signingInForgetsThePairOnly() {
        fail(SignInThrottle.PER_PAIR, "a@x.example", "10.0.0.0/24");
        throttle.succeeded("a@x.example", "10.0.0.0/24");
        assertThat(throttle.wait("a@x.example", "10.0.0.0/24")).isEmpty();
    }

    private void fail(int times, String email, String network) {
        for (int i = 0; i < times; i++) {
            throttle.failed(email, network);
        }
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
