package io.trackplane.ingest.back;

import io.trackplane.eventstore.Erased;
import io.trackplane.eventstore.EventReader;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.Person;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.eventstore.StreamName;
import io.trackplane.ingest.Gate;
import java.time.Instant;
import java.util.List;

/** A store whose writes pass a gate first. */
final class Gated implements EventStore {
    private final EventStore store;
    private final Gate gate;

    Gated(EventStore store, Gate gate) {
        this.store = store;
        this.gate = gate;
    }

    @Override
    public int stream(StreamName name) {
        return store.stream(name);
    }

    @Override
    public void write(Group group) {
        gate.pass(group.events().stream().map(StoredEvent::name).toList());
        store.write(group);
    }

    @Override
    public EventReader reader() {
        return store.reader();
    }

    @Override
    public long edition(int stream, Instant from, Instant to) {
        return store.edition(stream, from, to);
    }

    @Override
    public List<StreamName> streams(String tenant) {
        return store.streams(tenant);
    }

    @Override
    public List<Erased> erase(String request, String tenant, Person person) {
        gate.pass(List.of());
        return store.erase(request, tenant, person);
    }

    @Override
    public void delete(StreamName name) {
        store.delete(name);
    }

    @Override
    public long expire(int stream, Instant before) {
        return store.expire(stream, before);
    }

    @Override
    public State state() {
        return store.state();
    }
}
