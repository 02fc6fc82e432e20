package io.trackplane.ingest.erasure;

import io.trackplane.delivery.Snapshots;
import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.Person;
import io.trackplane.eventstore.QueryTooSlow;
import io.trackplane.ingest.back.Identity;
import io.trackplane.privacy.ActionKind;
import io.trackplane.privacy.Masker;
import io.trackplane.tenancy.Environments;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out how the store knows a person: by the identifier as it was typed, by what the masking of each environment makes of it where that is a hash, and
 * by the devices that were used. Other ways of masking make one of many people, so what they leave stands for nobody.
 */
@Component
class PersonSearch {
    private static final String USER = "user_id";
    private static final String ANONYMOUS = "anonymous_id";

    private final EventStore store;
    private final Environments environments;
    private final Snapshots snapshots;

    PersonSearch(EventStore store, Environments environments, Snapshots snapshots) {
        this.store = store;
        this.environments = environments;
        this.snapshots = snapshots;
    }

    /**
     * The person whom an identifier stands for.
     *
     * @throws EventStoreUnavailable when the store does not answer
     * @throws QueryTooSlow when it takes too long
     */
    Person person(String tenant, String identifier, boolean withDevices) {
        var ids = ids(tenant, identifier);
        var devices = withDevices ? devices(tenant, ids) : Set.<String>of();
        var visitors = new HashSet<Long>();
        ids.forEach(id -> visitors.add(Identity.visitor(id)));
        devices.forEach(id -> visitors.add(Identity.visitor(id)));
        return new Person(ids, devices, visitors);
    }

    private Set<String> ids(String tenant, String identifier) {
        var ids = new HashSet<>(Set.of(identifier));
        for (var environment : environments.of(tenant)) {
            var masker = snapshots.of(environment).masker();
            addHash(ids, masker, event(identifier, null), USER);
            addHash(ids, masker, event(null, identifier), ANONYMOUS);
        }
        return ids;
    }

    private static Event event(@Nullable String user, @Nullable String anonymous) {
        var nothing = new Value.Fields(Map.of());
        return new Event(
                null, EventType.EVENT, "erasure", Instant.EPOCH, user, anonymous, null, null, null, null, nothing);
    }

    private static void addHash(Set<String> ids, Masker masker, Event event, String field) {
        var masked = masker.mask(event);
        var stored =
                field.equals(USER) ? masked.event().userId() : masked.event().anonymousId();
        boolean isHash = masked.fields().stream()
                .filter(one -> one.field().equals(field))
                .allMatch(one -> one.action() == ActionKind.HASH);
        if (isHash && stored != null) {
            ids.add(stored);
        }
    }

    private Set<String> devices(String tenant, Set<String> ids) {
        var of = " where stream in (select id from streams where tenant = :tenant)"
                + " and user_id in (:ids) and anonymous_id is not null";
        return store
                .reader()
                .query(
                        "select anonymous_id from events" + of + " union select anonymous_id from quarantine" + of,
                        Map.of("tenant", tenant, "ids", List.copyOf(ids)),
                        (row, number) -> row.getString(1))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
