package io.trackplane.audit;

import io.trackplane.kernel.AuditableChange;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Appends to trails. Threads of this node queue up per trail; another node that takes the same place in the sequence
 * is noticed by the identifier, and the next place is taken instead.
 */
@Component
class AuditAppender {
    private static final int BLOCK = 1_000;

    private final AuditStore store;
    private final AuditPositions positions;
    private final Clock clock;
    private final Map<Trail, Lock> locks = new ConcurrentHashMap<>();

    AuditAppender(AuditStore store, AuditPositions positions, Clock clock) {
        this.store = store;
        this.positions = positions;
        this.clock = clock;
    }

    void append(AuditableChange change) {
        var trail = Trail.of(change.scope());
        alone(trail, () -> {
            while (!store.insert(next(trail, change))) {
                Thread.onSpinWait();
            }
        });
    }

    /** Deletes a whole trail, from its end, so that what is left at any moment has no gaps. */
    void delete(Trail trail) {
        alone(trail, () -> {
            for (long last = positions.head(trail).sequence(); last > 0; last -= BLOCK) {
                store.delete(trail, Math.max(1, last - BLOCK + 1), last);
            }
        });
    }

    private AuditDocument next(Trail trail, AuditableChange change) {
        var head = positions.head(trail);
        return AuditDocument.of(trail.id(head.sequence() + 1), notBefore(head.at()), change);
    }

    private Instant notBefore(Instant previous) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isBefore(previous) ? previous : now;
    }

    private void alone(Trail trail, Runnable work) {
        var lock = locks.computeIfAbsent(trail, any -> new ReentrantLock());
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
