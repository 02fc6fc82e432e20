package io.trackplane.ingest.back;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What came within the last 24 hours, one table for each hour. It is added to the newest hour only, so that a clock that steps back
 * neither loses anything nor opens the past again. An hour in which more comes than a quarter of what there is room for has several tables, so that over the
 * capacity the oldest go before their time, and the newest hour never grows beyond it.
 */
final class Hours {
    private static final int KEPT = 24;

    private final int width;
    private final long capacity;
    private final long most;
    private final Deque<Slice> slices = new ArrayDeque<>();
    private long size;
    private long dropped;

    private record Slice(long hour, LongTable table) {}

    /**
     * @param capacity most entries of all hours together
     */
    Hours(int width, long capacity) {
        this.width = width;
        this.capacity = capacity;
        this.most = Math.max(1, capacity / 4);
    }

    boolean contains(long key) {
        for (var slice : slices) {
            if (slice.table.contains(key)) {
                return true;
            }
        }
        return false;
    }

    /** The first number of a key in the newest hour that has it. */
    long get(long key, long missing) {
        for (var slice : slices) {
            int place = slice.table.find(key);
            if (place >= 0) {
                return slice.table.get(place, 0);
            }
        }
        return missing;
    }

    /**
     * Adds entries.
     *
     * @param hour in which they came, hours since 1970
     */
    void addAll(LongTable entries, long hour) {
        if (entries.size() == 0) {
            return;
        }
        var table = current(hour);
        int before = table.size();
        table.addAll(entries);
        size += table.size() - before;
        while (size > capacity && slices.size() > 1) {
            drop();
            dropped++;
        }
    }

    /** Puts an hour before the oldest one, for those who read the newest first; false when there is no room for it. */
    boolean addBefore(LongTable entries, long hour) {
        if (size + entries.size() > capacity) {
            return false;
        }
        slices.addLast(new Slice(hour, entries));
        size += entries.size();
        return true;
    }

    private LongTable current(long hour) {
        var newest = slices.peekFirst();
        if (newest == null || hour > newest.hour || newest.table.size() >= most) {
            newest = new Slice(newest == null ? hour : Math.max(hour, newest.hour), new LongTable(width));
            slices.addFirst(newest);
            while (slices.getLast().hour < newest.hour - KEPT) {
                drop();
            }
        }
        return newest.table;
    }

    private void drop() {
        size -= slices.removeLast().table.size();
    }

    long size() {
        return size;
    }

    /** How many tables of an hour or less went before their time because there was no room. */
    long dropped() {
        return dropped;
    }

    long bytes() {
        return slices.stream().mapToLong(slice -> slice.table.bytes()).sum();
    }
}
