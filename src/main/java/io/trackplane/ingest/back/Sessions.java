package io.trackplane.ingest.back;

import java.time.Duration;

/**
 * Puts together the sessions of clients that name none: events of one visitor less than 30 minutes apart, 24 hours at most. By the
 * times of the events; a visitor who sent nothing for half an hour may be forgotten.
 */
final class Sessions implements Memory {
    private static final long GAP = Duration.ofMinutes(30).toMillis();
    private static final long LONGEST = Duration.ofHours(24).toMillis();
    private static final int NUMBER = 0;
    private static final int BEGIN = 1;
    private static final int LAST = 2;

    private final Generations known;
    private final LongTable fresh = new LongTable(3);
    private final long[] found = new long[3];

    Sessions(int capacity) {
        known = new Generations(3, capacity, GAP);
    }

    /**
     * The session an event belongs to.
     *
     * @param key of the visitor within the stream
     * @param time of the event, milliseconds since 1970
     */
    long of(long key, long visitor, long time) {
        if (!read(key)) {
            return begin(key, visitor, time);
        }
        if (time < found[BEGIN] - GAP) {
            return Identity.session(visitor, time);
        }
        if (time >= found[LAST] + GAP || time >= found[BEGIN] + LONGEST) {
            return begin(key, visitor, time);
        }
        write(key, found[NUMBER], found[BEGIN], Math.max(found[LAST], time));
        return found[NUMBER];
    }

    private boolean read(long key) {
        int place = fresh.size() == 0 ? -1 : fresh.find(key);
        for (int which = 0; place >= 0 && which < found.length; which++) {
            found[which] = fresh.get(place, which);
        }
        return place >= 0 || known.read(key, found);
    }

    private long begin(long key, long visitor, long time) {
        long number = Identity.session(visitor, time);
        write(key, number, time, time);
        return number;
    }

    private void write(long key, long number, long begin, long last) {
        int place = fresh.add(key);
        fresh.set(place, NUMBER, number);
        fresh.set(place, BEGIN, begin);
        fresh.set(place, LAST, last);
    }

    /** Remembers a session of before the start; {@link #keep} follows. */
    void recall(long key, long number, long begin, long last) {
        write(key, number, begin, last);
    }

    /** The next event of this visitor begins a new session. */
    void forget(long key) {
        write(key, 0, Long.MIN_VALUE / 2, Long.MIN_VALUE / 2);
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
