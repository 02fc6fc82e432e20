package io.trackplane.kernel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * So many requests a minute for each caller, by the generic cell rate algorithm (ITU-T I.371, virtual scheduling): one number a
 * caller, the moment until which its requests so far would take at the allowed rate. A minute's worth may come at once. Counts in the memory
 * of one process; callers that were quiet for two minutes are forgotten, and so are the longest quiet ones beyond {@value #MOST_CALLERS}.
 */
public final class RateLimit {
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_CALLERS = 200_000;

    private final LongSupplier nanos;
    private final Cache<String, AtomicLong> callers = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    public RateLimit() {
        this(System::nanoTime);
    }

    RateLimit(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Counts a request.
     *
     * @param perMinute how many a minute are allowed
     * @return nanoseconds after which the caller may come again; 0 when the request is allowed
     */
    public long count(String caller, int perMinute) {
        long now = nanos.getAsLong();
        var busyUntil = callers.get(caller, key -> new AtomicLong(now));
        long cost = MINUTE_NANOS / perMinute;
        while (true) {
            long until = busyUntil.get();
            long next = Math.max(until, now) + cost;
            if (next - now > MINUTE_NANOS) {
                return next - now - MINUTE_NANOS;
            }
            if (busyUntil.compareAndSet(until, next)) {
                return 0;
            }
        }
    }
}
