package io.trackplane.ingest;

import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.Person;
import io.trackplane.eventstore.QueryTooSlow;
import java.util.function.Supplier;

/** Forgets persons. The back stage remembers them. */
public interface Forgetting {
    /**
     * Forgets somebody while the rows are removed. When the removal runs, everything that was written before is in the store, and nothing about the person
     * gets there until it is over. Afterwards what was received before its end gets there neither, however late the log hands it on; what is received
     * later is about somebody new. The ids of events stay known for their 24 hours: an event that is sent again does not come back.
     *
     * @param removal removes the rows; when it fails, nothing is forgotten
     * @return what the removal answers
     * @throws EventStoreUnavailable when the store is away
     * @throws QueryTooSlow when it does not say in time what is to be forgotten
     */
    <T> T forget(String tenant, Person person, Supplier<T> removal);
}
