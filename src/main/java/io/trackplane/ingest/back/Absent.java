package io.trackplane.ingest.back;

import io.trackplane.event.Event;
import io.trackplane.eventstore.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Who is being erased or was a short time ago. What was received before an erasure ended must not be written after it, and may still be on its way through
 * the front stage or wait in the log; longer than an hour nothing does.
 */
final class Absent {
    private static final Duration KEPT = Duration.ofHours(1);

    private final Map<Away, Instant> until = new HashMap<>();

    /** Equal to nothing but itself: one person may be erased twice in a row. */
    static final class Away {
        private final String tenant;
        private final Person person;

        Away(String tenant, Person person) {
            this.tenant = tenant;
            this.person = person;
        }

        private boolean is(String of, Event event) {
            return tenant.equals(of) && person.isNamed(event.userId(), event.anonymousId());
        }
    }

    /** From now on, whenever it was received. */
    void begin(Away away) {
        until.put(away, Instant.MAX);
    }

    /** What is received after this moment is written again. */
    boolean end(Away away, Instant now) {
        return until.put(away, now) != null;
    }

    /** As if it had never begun. */
    boolean drop(Away away) {
        return until.remove(away) != null;
    }

    /** Forgets whose time is over. */
    void expire(Instant now) {
        if (!until.isEmpty()) {
            until.values().removeIf(end -> end.isBefore(now.minus(KEPT)));
        }
    }

    /** Whether an event is one that must not be written. */
    boolean isOf(String tenant, Event event, Instant received) {
        if (until.isEmpty()) {
            return false;
        }
        return until.entrySet().stream()
                .anyMatch(away ->
                        !received.isAfter(away.getValue()) && away.getKey().is(tenant, event));
    }
}
