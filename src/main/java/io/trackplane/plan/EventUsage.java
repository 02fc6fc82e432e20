package io.trackplane.plan;

import io.trackplane.tenancy.Environment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is really sent, to be shown beside what was planned. Given by whoever knows the events; plans work without. An event counts under the definition it is
 * held to. Counts are estimates where sampling leaves events out.
 */
public interface EventUsage {
    /** So many days, today included, are looked at. */
    int DAYS = 7;

    /**
     * What was sent of the events of a plan.
     *
     * @param planned names of its events
     * @param zone in which days begin
     * @return by name, without those that were not sent; empty where nothing can be said now
     */
    Optional<Map<String, Seen>> seen(Environment environment, Collection<String> planned, ZoneId zone);

    /** The same of one event, by platform, those with most events first; empty where nothing can be said now. */
    List<OnPlatform> platforms(Environment environment, String event, Collection<String> planned, ZoneId zone);

    /**
     * Events that the plan does not know, those with most events first.
     *
     * @return at most 50; empty where nothing can be said now
     */
    Optional<List<Unplanned>> unplanned(Environment environment, ZoneId zone);

    /** Properties of the newest events of a name, as JSON objects, masked; at most 50. */
    List<String> samples(Environment environment, String event, ZoneId zone);

    /**
     * What was sent of an event.
     *
     * @param last when it happened last
     * @param days how many on each day, the oldest first
     * @param violating how many of them broke the contract, kept aside or not
     * @param estimated whether sampling left some out
     */
    record Seen(Instant last, List<Long> days, long violating, boolean estimated) {
        public Seen {
            days = List.copyOf(days);
        }

        /** How many in all days. */
        public long events() {
            return days.stream().mapToLong(Long::longValue).sum();
        }

        /** Share of the events that broke the contract, 0 to 1. */
        public double violations() {
            return share(violating, events());
        }

        /** Height of a day's bar, 0 to 18; what is there is seen. */
        public long bar(int day) {
            long most = days.stream().mapToLong(Long::longValue).max().orElse(0);
            return days.get(day) == 0 ? 0 : Math.max(1, Math.round(18.0 * days.get(day) / most));
        }
    }

    /**
     * What was sent of an event on one platform.
     *
     * @param platform empty where none was given
     */
    record OnPlatform(String platform, long events, long violating, Instant last) {
        /** Share of the events that broke the contract, 0 to 1. */
        public double violations() {
            return share(violating, events);
        }
    }

    /** An event that the plan does not know. */
    record Unplanned(String name, long events, Instant last) {}

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
