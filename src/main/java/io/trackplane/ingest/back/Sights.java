package io.trackplane.ingest.back;

/**
 * When visitors were first seen. A visitor who was forgotten for want of room is told of once more when seen again, which does no harm: of
 * several rows the earliest counts, and asking the store would keep the writer waiting.
 */
final class Sights implements Memory {
    private static final long DAYS = 30L * 24 * 60 * 60 * 1000;

    private final Generations known;
    private final LongTable fresh = new LongTable(1);
    private final long[] found = new long[1];

    Sights(int capacity) {
        known = new Generations(1, capacity, DAYS);
    }

    /** Whether nobody knows yet that the visitor was seen at this time or before. */
    boolean isFirst(long key, long time) {
        int place = fresh.size() == 0 ? -1 : fresh.find(key);
        if (place >= 0) {
            found[0] = fresh.get(place, 0);
        }
        boolean isFirst = (place < 0 && !known.read(key, found)) || time < found[0];
        if (isFirst || place < 0) {
            fresh.set(fresh.add(key), 0, isFirst ? time : found[0]);
        }
        return isFirst;
    }

    /** Remembers a sight of before the start; {@link #keep} follows. */
    void recall(long key, long time) {
        fresh.set(fresh.add(key), 0, time);
    }

    /** As if the visitor had never been seen. */
    void forget(long key) {
        fresh.set(fresh.add(key), 0, Long.MAX_VALUE);
    }

    @Override
    public void keep(long now) {
        known.addAll(fresh, now);
        fresh.clear();
    }

    @Override
    public void discard() {
        fresh.clear();
    }

    @Override
    public long size() {
        return known.size();
    }

    @Override
    public long bytes() {
        return known.bytes() + fresh.bytes();
    }
}
