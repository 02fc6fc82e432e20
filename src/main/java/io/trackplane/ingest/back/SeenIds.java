package io.trackplane.ingest.back;

import java.time.Duration;

/** Which events came within the last 24 hours, by 64 bits of stream and id: a mistake among ten million is a chance of 1 to 10¹². */
final class SeenIds implements Memory {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Hours hours;
    private final LongTable fresh = new LongTable(0);

    /**
     * @param capacity most ids that are remembered
     */
    SeenIds(long capacity) {
        hours = new Hours(0, capacity);
    }

    /** Whether the event is new; from now on it is not. */
    boolean isNew(long key) {
        if (isKnown(key)) {
            return false;
        }
        fresh.add(key);
        return true;
    }

    /** Whether the event came before, without remembering that it was asked. */
    boolean isKnown(long key) {
        return hours.contains(key) || fresh.contains(key);
    }

    /** Remembers an hour of before the start; the newest comes first. */
    boolean recall(LongTable ids, long hour) {
        return hours.addBefore(ids, hour);
    }

    @Override
    public void keep(long now) {
        hours.addAll(fresh, Math.floorDiv(now, HOUR));
        fresh.clear();
    }

    @Override
    public void discard() {
        fresh.clear();
    }

    @Override
    public long size() {
        return hours.size();
    }

    @Override
    public long bytes() {
        return hours.bytes() + fresh.bytes();
    }

    /** How many hours were forgotten early because there was no room. */
    long forgottenHours() {
        return hours.dropped();
    }
}
