package io.trackplane.ingest.back;

import java.util.Arrays;

/**
 * Numbers, each with a fixed count of further numbers, in plain arrays: open addressing, linear probing, at most two thirds full. Keys are
 * hashes already. Entries never go one by one, only all at once.
 */
final class LongTable {
    private static final int SMALLEST = 64;
    /** Marks a free place; the key 0 is kept as another number, as good as any. */
    private static final long FREE = 0;

    private static final long ZERO = 0x9e3779b97f4a7c15L;

    private final int width;
    private long[] keys = new long[SMALLEST];
    private long[] values;
    private int size;

    /**
     * @param width how many numbers belong to each key
     */
    LongTable(int width) {
        this.width = width;
        this.values = new long[SMALLEST * width];
    }

    int size() {
        return size;
    }

    /** What the arrays take. */
    long bytes() {
        return 8L * (keys.length + values.length);
    }

    boolean contains(long key) {
        return size > 0 && find(key) >= 0;
    }

    /** The place of a key, negative where there is none. */
    int find(long key) {
        int place = place(key == FREE ? ZERO : key);
        return keys[place] == FREE ? -1 : place;
    }

    /** The place of a key, which is added where it is not there. Places hold until the next key is added. */
    int add(long key) {
        if ((size + 1) * 3L > keys.length * 2L) {
            grow();
        }
        long kept = key == FREE ? ZERO : key;
        int place = place(kept);
        if (keys[place] == FREE) {
            keys[place] = kept;
            size++;
        }
        return place;
    }

    long get(int place, int which) {
        return values[place * width + which];
    }

    void set(int place, int which, long value) {
        values[place * width + which] = value;
    }

    /** Adds everything of another table of the same width; its numbers replace those here. */
    void addAll(LongTable other) {
        for (int place = 0; other.size > 0 && place < other.keys.length; place++) {
            if (other.keys[place] != FREE) {
                int mine = add(other.keys[place]);
                System.arraycopy(other.values, place * width, values, mine * width, width);
            }
        }
    }

    /** Forgets everything; a table that had grown large is small again. */
    void clear() {
        if (size == 0) {
            return;
        }
        if (size * 8L < keys.length && keys.length > SMALLEST) {
            keys = new long[keys.length / 2];
            values = new long[keys.length * width];
        } else {
            Arrays.fill(keys, FREE);
        }
        size = 0;
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int place = (int) (key ^ key >>> 32) & mask;
        while (keys[place] != FREE && keys[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[keys.length * width];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != FREE) {
                int place = place(oldKeys[old]);
                keys[place] = oldKeys[old];
                System.arraycopy(oldValues, old * width, values, place * width, width);
            }
        }
    }
}
