package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.Group;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Remembers which hours of which streams changed last, since the server started. */
final class Editions {
    private static final long SECONDS_OF_AN_HOUR = 3_600;

    private final Map<Integer, Hours> streams = new HashMap<>();
    private long last;
    private long everything;
    private long changedHour;
    private int changedStream;

    /** What changed in hours, counted from 1970. */
    private static final class Hours {
        private final Map<Long, Long> events = new HashMap<>();
        private final Map<Long, Long> sights = new HashMap<>();

        long latest(long first, long end) {
            long latest = 0;
            for (var changed : events.entrySet()) {
                if (changed.getKey() >= first && changed.getKey() <= end) {
                    latest = Math.max(latest, changed.getValue());
                }
            }
            // Whether somebody is new later depends on every first sight before.
            for (var changed : sights.entrySet()) {
                if (changed.getKey() <= end) {
                    latest = Math.max(latest, changed.getValue());
                }
            }
            return latest;
        }
    }

    /** To be called once the group can be seen. */
    synchronized void written(Group group) {
        last++;
        changedHour = Long.MIN_VALUE;
        for (var event : group.events()) {
            changed(event.stream(), event.time());
            changed(event.stream(), event.received());
        }
        for (var event : group.quarantined()) {
            changed(event.stream(), event.time());
            changed(event.stream(), event.received());
        }
        for (var count : group.counts()) {
            changed(count.stream(), count.hour());
        }
        for (var sight : group.sights()) {
            hours(sight.stream()).sights.put(hour(sight.time()), last);
        }
    }

    /** Anything may be different from what it was. */
    synchronized void unsettled() {
        everything = ++last;
        streams.clear();
    }

    synchronized long of(int stream, Instant from, Instant to) {
        var hours = streams.get(stream);
        return hours == null ? everything : Math.max(everything, hours.latest(hour(from), hour(to.minusNanos(1))));
    }

    private void changed(int stream, Instant time) {
        long hour = hour(time);
        // Most of a group happened in one hour.
        if (hour != changedHour || stream != changedStream) {
            hours(stream).events.put(hour, last);
            changedHour = hour;
            changedStream = stream;
        }
    }

    private Hours hours(int stream) {
        return streams.computeIfAbsent(stream, number -> new Hours());
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_OF_AN_HOUR);
    }
}
