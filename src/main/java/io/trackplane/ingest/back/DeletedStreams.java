package io.trackplane.ingest.back;

import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.StreamName;
import io.trackplane.tenancy.EnvironmentDeleted;
import io.trackplane.tenancy.TenantDeleted;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Deletes the events of what is deleted. While the store is away the deletion stays unfinished, and is tried again by the tenancy's upkeep. */
@Component
class DeletedStreams {
    private final EventStore store;
    private final BackStage stage;

    DeletedStreams(EventStore store, BackStage stage) {
        this.store = store;
        this.stage = stage;
    }

    /** Applications are deleted with each of their environments. */
    @EventListener
    void on(EnvironmentDeleted deleted) {
        delete(
                deleted.tenant(),
                stream -> stream.application().equals(deleted.application())
                        && stream.environment().equals(deleted.environment()));
    }

    @EventListener
    void on(TenantDeleted deleted) {
        delete(deleted.tenant(), stream -> true);
    }

    private void delete(String tenant, Predicate<StreamName> isMeant) {
        try {
            store.streams(tenant).stream().filter(isMeant).forEach(this::delete);
        } catch (EventStoreUnavailable e) {
            throw new DataAccessResourceFailureException("the event store is away", e);
        }
    }

    private void delete(StreamName stream) {
        stage.forget(stream);
        store.delete(stream);
    }
}
