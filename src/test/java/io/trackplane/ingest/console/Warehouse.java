package io.trackplane.ingest.console;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.LedgerCount;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.QuarantinedEvent;
import io.trackplane.eventstore.QuarantinedEvent.Reason;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.eventstore.StoredEvent.Measured;
import io.trackplane.eventstore.StreamName;
import io.trackplane.tenancy.AllowedOrigins;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.EnvironmentKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Puts events of an environment into a store. */
final class Warehouse {
    private final EventStore store;
    private final int stream;

    Warehouse(EventStore store, Environment environment) {
        this.store = store;
        stream = store.stream(new StreamName(
                environment.tenant(), environment.application(), environment.key(), environment.createdAt()));
    }

    static Environment environment(String tenant) {
        return new Environment(
                tenant,
                "shop",
                "production",
                "Production",
                EnvironmentKind.PRODUCTION,
                false,
                "shop",
                AllowedOrigins.NONE,
                false,
                null,
                Instant.parse("2026-01-01T00:00:00Z"),
                1);
    }

    void event(String name, EventType type, String platform, double rate, int marks, Instant time, String properties) {
        var event = new StoredEvent(
                stream,
                time,
                time,
                UUID.randomUUID(),
                type,
                name,
                7,
                "usr_1",
                null,
                8,
                "s1",
                platform,
                "/",
                "1.4.0",
                null,
                null,
                null,
                null,
                null,
                rate,
                marks,
                Measured.NOTHING,
                properties);
        store.write(new Group(List.of(event), List.of(), List.of(), List.of()));
    }

    void event(String name, Instant time) {
        event(name, EventType.EVENT, "web", 1, 0, time, "{}");
    }

    void unplanned(String name, Instant time, String properties) {
        event(name, EventType.EVENT, "web", 1, Mark.UNPLANNED.bit(), time, properties);
    }

    void aside(String name, String release, Instant received, Reason... reasons) {
        var event = new QuarantinedEvent(
                stream,
                received,
                received,
                UUID.randomUUID(),
                name,
                "usr_9",
                null,
                "ios",
                release,
                List.of(reasons),
                "{\"event_name\":\"" + name + "\",\"properties\":{\"amount\":\"***\"}}");
        store.write(new Group(List.of(), List.of(event), List.of(), List.of()));
    }

    void counted(Instant time, long stored, long duplicate, long sampledOut, long quarantined, long rejected) {
        var count = new LedgerCount(
                stream, time.truncatedTo(ChronoUnit.HOURS), stored, duplicate, sampledOut, quarantined, rejected);
        store.write(new Group(List.of(), List.of(), List.of(count), List.of()));
    }
}
