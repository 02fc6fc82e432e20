package io.trackplane.audit;

import io.trackplane.audit.AuditPage.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds places in a trail by looking at a few entries: a sequence has no gaps and its times never decrease, so both its
 * end and any instant can be closed in on. The last known end is remembered to begin there; being only a hint, it may
 * be out of date because of another node.
 */
@Component
class AuditPositions {
    private static final int PROBES = 32;
    private static final int LEAPS = 36;

    private final AuditStore store;
    private final Map<Trail, Long> hints = new ConcurrentHashMap<>();

    AuditPositions(AuditStore store) {
        this.store = store;
    }

    /** The newest entry. */
    Position head(Trail trail) {
        var head = headFrom(trail, hints.getOrDefault(trail, 0L));
        if (head == null) {
            head = headFrom(trail, 0);
        }
        var found = head == null ? Position.START : head;
        hints.put(trail, found.sequence());
        return found;
    }

    /** The last entry before an instant, among those up to the head. */
    Position lastBefore(Trail trail, Position head, Instant instant) {
        if (head.at().isBefore(instant)) {
            return head;
        }
        return closeIn(trail, Position.START, head.sequence(), at -> at.isBefore(instant));
    }

    /** Null when the hint points at nothing: the trail was deleted, and perhaps begun anew. */
    private @Nullable Position headFrom(Trail trail, long hint) {
        var leaps = LongStream.range(-1, LEAPS)
                .map(leap -> leap < 0 ? hint : hint + (1L << leap))
                .boxed()
                .toList();
        var times = store.times(trail, leaps);
        if (hint > 0 && !times.containsKey(hint)) {
            return null;
        }
        var low = hint == 0 ? Position.START : position(hint, times);
        return narrowed(trail, low, Long.MAX_VALUE, leaps.subList(1, leaps.size()), times, at -> true);
    }

    private Position closeIn(Trail trail, Position low, long high, Predicate<Instant> fits) {
        if (high - low.sequence() <= 1) {
            return low;
        }
        var probes = probes(low.sequence(), high);
        return narrowed(trail, low, high, probes, store.times(trail, probes), fits);
    }

    private Position narrowed(
            Trail trail,
            Position low,
            long high,
            List<Long> probes,
            Map<Long, Instant> times,
            Predicate<Instant> fits) {
        var last = low;
        for (long probe : probes) {
            var at = times.get(probe);
            if (at == null || !fits.test(at)) {
                return closeIn(trail, last, probe, fits);
            }
            last = new Position(probe, at);
        }
        return closeIn(trail, last, high, fits);
    }

    /** Numbers evenly spread between two that are excluded. */
    private static List<Long> probes(long low, long high) {
        long step = Math.max(1, (high - low) / (PROBES + 1));
        return LongStream.rangeClosed(1, PROBES)
                .map(number -> low + number * step)
                .takeWhile(probe -> probe < high)
                .boxed()
                .toList();
    }

    private static Position position(long sequence, Map<Long, Instant> times) {
        return new Position(sequence, times.getOrDefault(sequence, Instant.EPOCH));
    }
}
