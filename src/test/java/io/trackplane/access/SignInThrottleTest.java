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

    @Test
    void attemptsAtTheSameMomentAreCountedBeforeTheyEnd() {
        for (int attempt = 0; attempt < SignInThrottle.PER_PAIR; attempt++) {
            assertThat(throttle.begin("a@x.example", "10.0.0.0/24")).isEmpty();
        }
        assertThat(throttle.begin("a@x.example", "10.0.0.0/24")).isPresent();
    }

    @Test
    void aPersonWhoSignsInAgainAndAgainIsNeverSlowedDown() {
        for (int attempt = 0; attempt < 2 * SignInThrottle.PER_NETWORK; attempt++) {
            assertThat(throttle.begin("a@x.example", "10.0.0.0/24")).isEmpty();
            throttle.succeeded("a@x.example", "10.0.0.0/24");
        }
    }

    @Test
    void anAttemptThatTheServerCouldNotCheckIsNotCounted() {
        for (int attempt = 0; attempt < 2 * SignInThrottle.PER_NETWORK; attempt++) {
            assertThat(throttle.begin("a@x.example", "10.0.0.0/24")).isEmpty();
            throttle.undo("a@x.example", "10.0.0.0/24");
        }
    }

    @Test
    void aClockThatIsSetBackLetsNobodyWaitUntilItIsThereAgain() {
        fail(SignInThrottle.PER_PAIR, "a@x.example", "10.0.0.0/24");
        clock.now = clock.now.minus(Duration.ofDays(30));
        assertThat(throttle.wait("a@x.example", "10.0.0.0/24")).isEmpty();
    }

    @Test
    void addressesThatAreTooLongToBeOneAreCountedTogether() {
        for (int attempt = 0; attempt < SignInThrottle.PER_PAIR; attempt++) {
            fail(1, "a".repeat(300 + attempt), "10.0.0.0/24");
        }
        assertThat(throttle.wait("b".repeat(100_000), "10.0.0.0/24")).isPresent();
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
