package io.trackplane.insight;

import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.StreamName;
import io.trackplane.tenancy.Environment;
import org.springframework.stereotype.Service;

/** Which stream of the event store is whose. The only way from a place in a tenant to its events. */
@Service
public class Streams {
    private final EventStore store;

    Streams(EventStore store) {
        this.store = store;
    }

    /**
     * The stream of an environment.
     *
     * @throws io.trackplane.eventstore.EventStoreUnavailable when the store does not answer
     */
    public int of(Environment environment) {
        return store.stream(new StreamName(
                environment.tenant(), environment.application(), environment.key(), environment.createdAt()));
    }
}
