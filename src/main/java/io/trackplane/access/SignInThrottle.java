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

    /**
     * Begins an attempt: counts it as failed until it has succeeded, so that many at the same moment are counted too.
     *
     * @return how long this caller has to wait before another attempt counts; empty when they may try now
     */
    synchronized Optional<Duration> begin(String email, String network) {
        var wait = wait(email, network);
        if (wait.isEmpty()) {
            failed(email, network);
        }
        return wait;
    }

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

    /** The attempt that was begun succeeded: nothing is left of those before it by the same person from the same network. */
    synchronized void succeeded(String email, String network) {
        undo(email, network);
        counters.remove(pair(email, network));
    }

    /** The attempt that was begun came to nothing, for reasons that are not the caller's. */
    synchronized void undo(String email, String network) {
        keys(email, network)
                .keySet()
                .forEach(key -> counters.computeIfPresent(
                        key, (same, old) -> old.count == 1 ? null : new Failures(old.count - 1, old.last)));
    }

    private static Map<String, Integer> keys(String email, String network) {
        return Map.of(pair(email, network), PER_PAIR, "e:" + kept(email), PER_EMAIL, "n:" + network, PER_NETWORK);
    }

    private static String pair(String email, String network) {
        return "p:" + kept(email) + "|" + network;
    }

    /** What is longer than any address is nobody's, and is not kept as long as it is. */
    private static String kept(String email) {
        return email.length() > Emails.MAX_LENGTH ? "" : email;
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
        /** Those of the future are from before the clock was set back, and nobody shall wait until then. */
        boolean quietAt(Instant now) {
            return last.isAfter(now) || last.plus(QUIET).isBefore(now);
        }
    }
}
