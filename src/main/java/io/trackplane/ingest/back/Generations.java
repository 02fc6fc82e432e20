package io.trackplane.ingest.back;

/**
 * The entries that were used last: a young table and an old one. What is used moves to the young one; when that is full or of age, the old one
 * goes and the young one becomes the old.
 */
final class Generations {
    private final int width;
    private final int capacity;
    private final long lifetime;
    private LongTable young;
    private LongTable old;
    private long since = Long.MIN_VALUE;

    /**
     * @param capacity most entries of both tables together
     * @param lifetime how long an unused entry is kept at least, milliseconds, as long as there is room
     */
    Generations(int width, int capacity, long lifetime) {
        this.width = width;
        this.capacity = Math.max(1, capacity / 2);
        this.lifetime = lifetime;
        this.young = new LongTable(width);
        this.old = new LongTable(width);
    }

    /** Copies the numbers of a key. */
    boolean read(long key, long[] into) {
        return read(young, key, into) || read(old, key, into);
    }

    private boolean read(LongTable table, long key, long[] into) {
        int place = table.size() == 0 ? -1 : table.find(key);
        for (int which = 0; place >= 0 && which < width; which++) {
            into[which] = table.get(place, which);
        }
        return place >= 0;
    }

    /**
     * Adds entries or replaces them.
     *
     * @param now milliseconds since 1970; a clock that steps back only makes entries live longer
     */
    void addAll(LongTable entries, long now) {
        if (since == Long.MIN_VALUE) {
            since = now;
        }
        if (young.size() + entries.size() > capacity || now - since >= lifetime) {
            old = young;
            young = new LongTable(width);
            since = now;
        }
        young.addAll(entries);
    }

    int size() {
        return young.size() + old.size();
    }

    long bytes() {
        return young.bytes() + old.bytes();
    }
}
