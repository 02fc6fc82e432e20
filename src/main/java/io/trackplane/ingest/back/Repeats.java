package io.trackplane.ingest.back;

import java.time.Duration;

/**
 * When somebody last met a recommendation so that it counted (seed 001 §6). The times are those of the events, so that events sent
 * late are judged as if they had come in time; what came more than 24 hours ago is forgotten.
 */
final class Repeats implements Memory {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long WINDOW = Duration.ofHours(24).toMillis();
    private static final long NEVER = Long.MIN_VALUE;

    private final Hours hours;
    private final LongTable fresh = new LongTable(1);

    Repeats(long capacity) {
        hours = new Hours(1, capacity);
    }

    /**
     * Whether the same was met less than 24 hours before; if not, it counts from now on.
     *
     * @param time milliseconds since 1970
     */
    boolean isRepeat(long key, long time) {
        int place = fresh.size() == 0 ? -1 : fresh.find(key);
        long last = place >= 0 ? fresh.get(place, 0) : hours.get(key, NEVER);
        if (last != NEVER && Math.abs(time - last) < WINDOW) {
            return true;
        }
        fresh.set(fresh.add(key), 0, time);
        return false;
    }

    /** As if it had never been met; {@link #keep} follows. */
    void forget(long key) {
        fresh.set(fresh.add(key), 0, NEVER);
    }

    /** Remembers what counted before the start; the newest hour comes first. */
    boolean recall(LongTable times, long hour) {
        return hours.addBefore(times, hour);
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
}
