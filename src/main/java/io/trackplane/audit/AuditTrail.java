package io.trackplane.audit;

import io.trackplane.audit.AuditPage.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * Reads trails, newest first. A page looks at no more than {@value #BUDGET} entries; where those that fit are rarer than
 * that, the page says how far it looked and the next one goes on from there.
 */
@Service
public class AuditTrail {
    /** How many entries one page may look at. */
    public static final int BUDGET = 3_000;

    /** How many entries are looked at for what happened lately. */
    public static final int RECENT = 300;

    private static final int BLOCK = 250;
    private static final int LARGEST_BLOCK = 1_000;

    private final AuditStore store;
    private final AuditPositions positions;

    AuditTrail(AuditStore store, AuditPositions positions) {
        this.store = store;
        this.positions = positions;
    }

    /** The newest entries that fit. */
    public AuditPage newest(Trail trail, AuditFilter filter, int size) {
        return older(trail, filter, range(trail, filter), size, BUDGET, true);
    }

    /** The newest entries that fit, of the last {@value #RECENT}: for pages that are about something else. */
    public List<AuditEntry> recent(Trail trail, AuditFilter filter, int size) {
        return older(trail, filter, range(trail, filter), size, RECENT, true).entries();
    }

    /** The entries that fit and come before a place in the sequence. */
    public AuditPage before(Trail trail, AuditFilter filter, long sequence, int size) {
        return older(trail, filter, range(trail, filter).endingBefore(sequence), size, BUDGET, false);
    }

    /** The entries that fit and come after a place in the sequence, those next to it. */
    public AuditPage after(Trail trail, AuditFilter filter, long sequence, int size) {
        var range = range(trail, filter).beginningAfter(sequence);
        var found = new ArrayList<AuditEntry>();
        long reached = range.first() - 1;
        int block = BLOCK;
        long limit = Math.min(range.last(), range.first() + BUDGET - 1);
        while (reached < limit && found.size() <= size) {
            long last = Math.min(limit, reached + block);
            found.addAll(store.between(trail, reached + 1, last, filter).reversed());
            reached = last;
            block = Math.min(LARGEST_BLOCK, block * 2);
        }
        if (found.size() <= size && reached >= range.last()) {
            return newest(trail, filter, size);
        }
        var page = found.subList(0, Math.min(size, found.size())).reversed();
        long newer = found.size() > size ? page.getFirst().sequence() : reached;
        long older = page.isEmpty() ? sequence + 1 : page.getLast().sequence();
        return new AuditPage(page, newer, older, null);
    }

    /** Every entry that fits and exists now, newest first, a block at a time. */
    public void each(Trail trail, AuditFilter filter, Consumer<AuditEntry> consumer) {
        var range = range(trail, filter);
        for (long last = range.last(); last >= range.first(); last -= BLOCK) {
            store.between(trail, Math.max(range.first(), last - BLOCK + 1), last, filter)
                    .forEach(consumer);
        }
    }

    private AuditPage older(Trail trail, AuditFilter filter, Range range, int size, int budget, boolean newest) {
        var found = new ArrayList<AuditEntry>();
        long reached = range.last() + 1;
        int block = filter.narrows() ? BLOCK : size + 1;
        long limit = Math.max(range.first(), range.last() - budget + 1);
        while (reached > limit && found.size() <= size) {
            long first = Math.max(limit, reached - block);
            found.addAll(store.between(trail, first, reached - 1, filter));
            reached = first;
            block = Math.min(LARGEST_BLOCK, block * 2);
        }
        var page = found.subList(0, Math.min(size, found.size()));
        Long newer = newest
                ? null
                : page.isEmpty()
                        ? Long.valueOf(range.last())
                        : Long.valueOf(page.getFirst().sequence());
        if (found.size() > size) {
            return new AuditPage(page, newer, page.getLast().sequence(), null);
        }
        return reached > range.first()
                ? new AuditPage(page, newer, reached, position(trail, reached))
                : new AuditPage(page, newer, null, null);
    }

    private Range range(Trail trail, AuditFilter filter) {
        var head = positions.head(trail);
        long first = filter.from() == null ? 1 : before(trail, head, filter.from()) + 1;
        long last = filter.until() == null ? head.sequence() : before(trail, head, filter.until());
        return new Range(first, last);
    }

    private long before(Trail trail, Position head, Instant instant) {
        return positions.lastBefore(trail, head, instant).sequence();
    }

    private Position position(Trail trail, long sequence) {
        return new Position(sequence, store.times(trail, List.of(sequence)).getOrDefault(sequence, Instant.EPOCH));
    }

    /** The entries within the filter's times, both ends included; empty when the first is after the last. */
    private record Range(long first, long last) {
        Range endingBefore(long sequence) {
            return new Range(first, Math.min(last, sequence - 1));
        }

        Range beginningAfter(long sequence) {
            return new Range(Math.max(first, sequence + 1), last);
        }
    }
}
