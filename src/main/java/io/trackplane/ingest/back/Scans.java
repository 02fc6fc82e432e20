package io.trackplane.ingest.back;

/** How many {@code qr_scan} events devices sent in quick succession (seed 004 §5). */
final class Scans implements Memory {
    private static final int LAST = 0;
    private static final int COUNT = 1;

    private final Generations known;
    private final LongTable fresh = new LongTable(2);
    private final long[] found = new long[2];
    private final long window;
    private final int most;

    /**
     * @param window how close scans follow each other, milliseconds
     * @param most how many in a row are nothing odd
     */
    Scans(int capacity, long window, int most) {
        this.known = new Generations(2, capacity, window);
        this.window = window;
        this.most = most;
    }

    /** Whether this scan is one too many. */
    boolean isOdd(long key, long time) {
        boolean follows = read(key) && Math.abs(time - found[LAST]) <= window;
        long count = follows ? found[COUNT] + 1 : 1;
        int place = fresh.add(key);
        fresh.set(place, LAST, follows ? Math.max(time, found[LAST]) : time);
        fresh.set(place, COUNT, count);
        return count > most;
    }

    private boolean read(long key) {
        int place = fresh.size() == 0 ? -1 : fresh.find(key);
        for (int which = 0; place >= 0 && which < found.length; which++) {
            found[which] = fresh.get(place, which);
        }
        return place >= 0 || known.read(key, found);
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
