package io.trackplane.insight.metric;

import io.trackplane.eventstore.FirstSight;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.LedgerCount;
import io.trackplane.eventstore.StoredEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/** What one stream holds, for the store to keep and for the reference to look at. */
record Recorded(List<StoredEvent> events, List<FirstSight> sights, List<LedgerCount> counts) {

    /** Events, with the first sight of every visitor at their first event. */
    static Recorded of(List<StoredEvent> events) {
        var sights = new HashMap<Long, FirstSight>();
        events.stream()
                .sorted(Comparator.comparing(StoredEvent::time))
                .forEach(event -> sights.putIfAbsent(
                        event.visitor(), new FirstSight(event.stream(), event.visitor(), event.time())));
        return new Recorded(events, List.copyOf(sights.values()), List.of());
    }

    Group group() {
        return new Group(events, List.of(), counts, sights);
    }
}
