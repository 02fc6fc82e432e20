package io.trackplane.ingest.back;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.FirstSight;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.LedgerCount;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.QuarantinedEvent;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.eventstore.StreamName;
import io.trackplane.ingest.Arrival;
import io.trackplane.ingest.Batch;
import io.trackplane.ingest.Duplicates;
import io.trackplane.ingest.log.BatchWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns batches into rows: recognises what came before, puts sessions together, marks what is odd, counts. What it remembers of a group counts only
 * once the store has the group.
 */
final class BackStage implements BatchWriter, Duplicates {
    private static final String IMPRESSION = "recommend_impression";
    private static final String CLICK = "recommend_click";
    private static final String HEARTBEAT = "heartbeat_receive";
    private static final String SCAN = "qr_scan";

    private final EventStore store;
    private final BackMemory memory;
    private final BackProperties properties;
    private final LiveFeed live;
    private final Clock clock;
    private final Map<StreamName, Integer> streams = new HashMap<>();

    BackStage(EventStore store, BackMemory memory, BackProperties properties, LiveFeed live, Clock clock) {
        this.store = store;
        this.memory = memory;
        this.properties = properties;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public synchronized void write(List<Batch> batches) {
        var group = new Making();
        try {
            batches.forEach(group::add);
            store.write(group.made());
        } catch (RuntimeException failed) {
            memory.discard();
            throw failed;
        }
        memory.keep(clock.millis());
        group.sightings.forEach(Runnable::run);
    }

    @Override
    public synchronized boolean knows(StreamName stream, Arrival arrival) {
        var key = memory.keys.of(stream(stream), id(arrival.event()));
        boolean isNew = memory.duplicates.isNew(key);
        memory.duplicates.discard();
        return !isNew;
    }

    private int stream(StreamName name) {
        var known = streams.get(name);
        if (known == null) {
            known = store.stream(name);
            streams.put(name, known);
        }
        return known;
    }

    private static UUID id(Event event) {
        return event.id() == null ? Identity.unnamed(event) : Identity.event(event.id());
    }

    /** Rows in the making. */
    private final class Making {
        private final List<StoredEvent> events = new ArrayList<>();
        private final List<QuarantinedEvent> quarantined = new ArrayList<>();
        private final List<FirstSight> sights = new ArrayList<>();
        private final Map<Hour, long[]> counts = new HashMap<>();
        private final List<Runnable> sightings = new ArrayList<>();

        private record Hour(int stream, java.time.Instant hour) {}

        Group made() {
            var ledger = new ArrayList<LedgerCount>(counts.size());
            counts.forEach((hour, count) -> ledger.add(new LedgerCount(
                    hour.stream, hour.hour, count[0], count[1], count[2], count[3], count[4])));
            return new Group(events, quarantined, ledger, sights);
        }

        void add(Batch batch) {
            int stream = stream(batch.stream());
            var count = counts.computeIfAbsent(
                    new Hour(stream, batch.received().truncatedTo(ChronoUnit.HOURS)), hour -> new long[5]);
            boolean isWatched = live.isWatched(batch.stream());
            for (var arrival : batch.arrivals()) {
                boolean isNew = store(stream, batch, arrival);
                count[isNew ? 0 : 1]++;
                if (isWatched) {
                    sightings.add(() ->
                            live.show(batch.stream(), arrival, isNew ? "stored" : "duplicate", List.of()));
                }
            }
            for (var aside : batch.quarantined()) {
                boolean isNew = quarantine(stream, batch, aside);
                count[isNew ? 3 : 1]++;
                if (isWatched) {
                    sightings.add(() -> live.show(
                            batch.stream(),
                            aside.arrival(),
                            isNew ? "quarantined" : "duplicate",
                            aside.reasons()));
                }
            }
            count[2] += batch.sampledOut();
            count[4] += batch.rejected();
        }

        private boolean store(int stream, Batch batch, Arrival arrival) {
            var event = arrival.event();
            var id = id(event);
            if (!memory.duplicates.isNew(memory.keys.of(stream, id))) {
                return false;
            }
            var found = Measuring.of(event);
            int marks = Mark.bits(arrival.marks());
            long time = arrival.time().toEpochMilli();
            long visitor = visitor(event, arrival);
            if (event.userId() == null && event.anonymousId() == null) {
                marks |= Mark.NAMELESS.bit();
            }
            if (event.id() == null) {
                marks |= Mark.SERVER_ID.bit();
            }
            marks |= oddities(stream, event, visitor, time, found.measured().delivery());
            long session;
            if (event.sessionId() != null) {
                session = Identity.session(visitor, event.sessionId());
            } else {
                session = memory.sessions.of(memory.keys.of(stream, visitor), visitor, time);
                marks |= Mark.SERVER_SESSION.bit();
            }
            if (memory.sights.isFirst(memory.keys.of(stream, visitor), time)) {
                sights.add(new FirstSight(stream, visitor, arrival.time()));
            }
            var client = arrival.client();
            events.add(new StoredEvent(
                    stream,
                    arrival.time(),
                    batch.received(),
                    id,
                    event.type(),
                    event.name(),
                    visitor,
                    event.userId(),
                    event.anonymousId(),
                    session,
                    event.sessionId(),
                    event.platform(),
                    event.page(),
                    event.release(),
                    found.referrer(),
                    client.device(),
                    client.browser(),
                    client.system(),
                    client.network(),
                    arrival.rate(),
                    marks,
                    found.measured(),
                    text(event, found)));
            return true;
        }

        private boolean quarantine(int stream, Batch batch, Batch.Aside aside) {
            var event = aside.arrival().event();
            var id = id(event);
            if (!memory.duplicates.isNew(memory.keys.of(stream, id))) {
                return false;
            }
            quarantined.add(new QuarantinedEvent(
                    stream,
                    aside.arrival().time(),
                    batch.received(),
                    id,
                    event.name(),
                    event.userId(),
                    event.anonymousId(),
                    event.platform(),
                    event.release(),
                    aside.reasons(),
                    EventText.of(event)));
            return true;
        }
    }

    private static long visitor(Event event, Arrival arrival) {
        if (event.userId() != null) {
            return Identity.visitor(event.userId());
        }
        return event.anonymousId() != null
                ? Identity.visitor(event.anonymousId())
                : arrival.client().nameless();
    }

    /** Properties that have no column; an id that is no UUID is kept among them. */
    private static String text(Event event, Measuring.Found found) {
        var text = PropertyText.of(event.properties(), found.taken());
        if (event.id() == null || Identity.isUuid(event.id())) {
            return text;
        }
        var id = PropertyText.of(new Value.Fields(Map.of("event_id", new Value.Text(event.id()))), java.util.Set.of());
        return text.length() == 2 ? id : id.substring(0, id.length() - 1) + ',' + text.substring(1);
    }

    private int oddities(int stream, Event event, long visitor, long time, @Nullable String delivery) {
        return switch (event.name()) {
            case IMPRESSION, CLICK -> repeat(stream, event.name(), visitor, time, delivery);
            case HEARTBEAT -> isSlow(event) ? Mark.LATENCY.bit() : 0;
            case SCAN -> scans(stream, event, time);
            default -> 0;
        };
    }

    private int repeat(int stream, String name, long visitor, long time, @Nullable String delivery) {
        if (delivery == null) {
            return 0;
        }
        long what = Identity.session(name.length(), delivery);
        return memory.repeats.isRepeat(memory.keys.of(stream, visitor, what), time) ? Mark.REPEAT.bit() : 0;
    }

    private boolean isSlow(Event event) {
        return switch (event.properties().fields().get("latency_ms")) {
            case Value.Whole whole -> whole.number() > properties.heartbeatLatency().toMillis();
            case Value.Decimal decimal -> decimal.number() > properties.heartbeatLatency().toMillis();
            case null, default -> false;
        };
    }

    private int scans(int stream, Event event, long time) {
        if (event.properties().fields().get("device_id") instanceof Value.Text device) {
            long key = memory.keys.of(stream, Identity.visitor(device.text()));
            return memory.scans.isOdd(key, time) ? Mark.SUSPECT_BATCH.bit() : 0;
        }
        return 0;
    }

    /** Nothing of the stream was ever seen. */
    synchronized void forgetStream(StreamName name) {
        streams.remove(name);
    }
}
