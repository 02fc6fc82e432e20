package io.trackplane.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down. Failed attempts are counted by address-and-network, by e-mail address alone and by network alone,
 * whether or not the e-mail address has an account, so that nothing can be learned from being slowed down. Counters are
 * in memory of one process, bounded, and forgotten after a quiet quarter of an hour.
 */
@Component
class SignInThrottle {
    static final int PER_PAIR = 5;
    static final int PER_EMAIL = 30;
    static final int PER_NETWORK = 60;

    private static final Duration QUIET = Duration.ofMinutes(15);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final int MAX_COUNTERS = 50_000;

    private final Clock clock;
    private final Map<String, Failures> counters = new LinkedHashMap<>(16, 0.75f, true);

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long this caller has to wait before another attempt counts; empty when they may try now. */
    synchronized Optional<Duration> wait(String email, String network) {
        var now = clock.instant();
        return keys(email, network).entrySet().stream()
                .map(key -> remaining(counters.get(key.getKey()), key.getValue(), now))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
    }

    synchronized void failed(String email, String network) {
        var now = clock.instant();
        keys(email, network)
                .keySet()
                .forEach(key -> counters.merge(
                        key,
                        new Failures(1, now),
                        (old, one) -> old.quietAt(now) ? one : new Failures(old.count + 1, now)));
        forgetOldest();
    }

    synchronized void succeeded(String email, String network) {
        counters.remove(pair(email, network));
    }

    private static Map<String, Integer> keys(String email, String network) {
        return Map.of(pair(email, network), PER_PAIR, "e:" + email, PER_EMAIL, "n:" + network, PER_NETWORK);
    }

    private static String pair(String email, String network) {
        return "p:" + email + "|" + network;
    }

    private static Optional<Duration> remaining(
            @org.jspecify.annotations.Nullable Failures failures, int free, Instant now) {
        if (failures == null || failures.count < free || failures.quietAt(now)) {
            return Optional.empty();
        }
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures.count - free, 6));
        var end = failures.last.plus(wait.compareTo(QUIET) < 0 ? wait : QUIET);
        return end.isAfter(now) ? Optional.of(Duration.between(now, end)) : Optional.empty();
    }

    private void forgetOldest() {
        Iterator<String> oldest = counters.keySet().iterator();
        while (counters.size() > MAX_COUNTERS && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    private record Failures(int count, Instant last) {
        boolean quietAt(Instant now) {
            return last.plus(QUIET).isBefore(now);
        }
    }
}
