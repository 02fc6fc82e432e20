package io.trackplane.eventstore;

import java.util.List;

/** What is written together: all of it or nothing. */
public record Group(
        List<StoredEvent> events,
        List<QuarantinedEvent> quarantined,
        List<LedgerCount> counts,
        List<FirstSight> sights) {}
