package io.trackplane.ingest.back;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trackplane.event.Value;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.FirstSight;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.LedgerCount;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.Person;
import io.trackplane.eventstore.QuarantinedEvent;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.eventstore.StreamName;
import io.trackplane.ingest.Arrival;
import io.trackplane.ingest.Batch;
import io.trackplane.ingest.Duplicates;
import io.trackplane.ingest.EventText;
import io.trackplane.ingest.Forgetting;
import io.trackplane.ingest.Live.Reason;
import io.trackplane.ingest.Live.Sighting;
import io.trackplane.ingest.log.Sink;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Makes groups for the event store of the batches that the log carries. What a group teaches is remembered only once the store has it.
 */
public final class BackStage implements Sink<PlacedBatch>, Duplicates, Forgetting {
    private final EventStore store;
    private final LiveFeed feed;
    private final BackProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<StreamName, Integer> streams = new HashMap<>();
    private final Set<StreamName> gone = new HashSet<>();
    private final Absent absent = new Absent();
    private final ReentrantLock lock = new ReentrantLock();
    private Remembered remembered;

    public BackStage(EventStore store, LiveFeed feed, BackProperties properties, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.feed = feed;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
        this.remembered = Remembered.nothing(properties);
        gauge(
                "trackplane.ingest.remembered.bytes",
                "What the back stage remembers takes about this much",
                Remembered::bytes);
        gauge(
                "trackplane.ingest.remembered.events",
                "Ids by which duplicates are recognised",
                all -> all.ids().size());
        gauge(
                "trackplane.ingest.remembered.forgotten",
                "Hours of ids that were forgotten before their time for want of room",
                all -> all.ids().forgottenHours());
    }

    private interface Figure {
        long of(Remembered remembered);
    }

    private void gauge(String name, String description, Figure figure) {
        Gauge.builder(name, this, stage -> stage.locked(() -> figure.of(stage.remembered)))
                .description(description)
                .register(meters);
    }

    private interface Work<R> {
        R run();
    }

    private <R> R locked(Work<R> work) {
        lock.lock();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void begin() {
        locked(() -> {
            remembered = Remembered.nothing(properties);
            new Recollection(store.reader(), remembered, properties).read(clock.instant());
            return true;
        });
    }

    @Override
    public PlacedBatch prepare(Batch batch) {
        return PlacedBatch.of(batch);
    }

    @Override
    public void write(List<PlacedBatch> batches) {
        var tales = locked(() -> written(batches));
        tales.forEach(tale -> feed.tell(tale.environment, tale.sighting));
    }

    private record Tale(String environment, Sighting sighting) {}

    private List<Tale> written(List<PlacedBatch> batches) {
        var making = new Making(feed.isWatched());
        long now = Long.MIN_VALUE;
        try {
            for (var batch : batches) {
                making.add(batch);
                now = Math.max(now, batch.batch().received().toEpochMilli());
            }
            store.write(making.group());
        } catch (RuntimeException | Error e) {
            remembered.discard();
            throw e;
        }
        remembered.keep(now);
        absent.expire(clock.instant());
        making.counts.values().forEach(this::count);
        return making.tales;
    }

    private void count(LedgerCount counted) {
        count("stored", counted.stored());
        count("duplicate", counted.duplicate());
        count("sampled_out", counted.sampledOut());
        count("quarantined", counted.quarantined());
        count("rejected", counted.rejected());
    }

    private void count(String fate, long events) {
        if (events > 0) {
            meters.counter("trackplane.ingest.events", "fate", fate).increment(events);
        }
    }

    @Override
    public boolean knows(StreamName stream, Arrival arrival) {
        return locked(() -> {
            var number = streams.get(stream);
            return number != null && remembered.ids().isKnown(remembered.keys().of(number, Placed.id(arrival.event())));
        });
    }

    /** A stream was deleted: what still comes for it goes nowhere. */
    void forget(StreamName stream) {
        locked(() -> {
            streams.remove(stream);
            return gone.add(stream);
        });
    }

    @Override
    public <T> T forget(String tenant, Person person, Supplier<T> removal) {
        var away = new Absent.Away(tenant, person);
        // A group is being written or not begun: from here on, nothing of the person is on its way to the store.
        var numbers = locked(() -> {
            var known = numbers(tenant);
            absent.begin(away);
            return known;
        });
        try {
            var met = Met.by(person, numbers, store.reader(), clock.instant());
            var removed = removal.get();
            locked(() -> forgotten(person, numbers, met, away));
            return removed;
        } catch (RuntimeException | Error e) {
            locked(() -> absent.drop(away));
            throw e;
        }
    }

    private boolean forgotten(Person person, List<Integer> numbers, List<Met> met, Absent.Away away) {
        for (int stream : numbers) {
            for (long visitor : person.visitors()) {
                long key = remembered.keys().of(stream, visitor);
                remembered.sights().forget(key);
                remembered.sessions().forget(key);
            }
        }
        met.forEach(one -> remembered.repeats().forget(one.key(remembered.keys())));
        remembered.keep(clock.millis());
        return absent.end(away, clock.instant());
    }

    private List<Integer> numbers(String tenant) {
        return store.streams(tenant).stream()
                .filter(name -> !gone.contains(name))
                .map(store::stream)
                .toList();
    }

    static long delivery(Keys keys, int stream, long visitor, String delivery, String name) {
        return keys.of(stream, visitor, Identity.session(name.hashCode(), delivery));
    }

    /** A group in the making. */
    private final class Making {
        private final List<StoredEvent> events = new ArrayList<>();
        private final List<QuarantinedEvent> quarantined = new ArrayList<>();
        private final List<FirstSight> sights = new ArrayList<>();
        private final Map<String, LedgerCount> counts = new LinkedHashMap<>();
        private final List<Tale> tales = new ArrayList<>();
        private final boolean isWatched;

        Making(boolean isWatched) {
            this.isWatched = isWatched;
        }

        Group group() {
            return new Group(events, quarantined, List.copyOf(counts.values()), sights);
        }

        void add(PlacedBatch placed) {
            var batch = placed.batch();
            if (gone.contains(batch.stream())) {
                return;
            }
            int stream = streams.computeIfAbsent(batch.stream(), store::stream);
            long stored = 0;
            for (var event : placed.events()) {
                boolean isNew = isNew(stream, event.id());
                stored += isNew ? 1 : 0;
                if (isAbsent(batch, event.arrival())) {
                    continue;
                }
                if (isNew) {
                    store(stream, event, batch.received());
                }
                tell(batch, event.arrival(), isNew ? "stored" : "duplicate", List.of());
            }
            long aside = 0;
            for (var one : batch.quarantined()) {
                boolean isNew = isNew(stream, Placed.id(one.arrival().event()));
                aside += isNew ? 1 : 0;
                if (isAbsent(batch, one.arrival())) {
                    continue;
                }
                if (isNew) {
                    quarantine(stream, one, batch.received());
                }
                tell(batch, one.arrival(), isNew ? "quarantined" : "duplicate", isNew ? reasons(one) : List.of());
            }
            long duplicate =
                    placed.events().size() - stored + batch.quarantined().size() - aside;
            count(new LedgerCount(
                    stream,
                    batch.received().truncatedTo(ChronoUnit.HOURS),
                    stored,
                    duplicate,
                    batch.sampledOut(),
                    aside,
                    batch.rejected()));
        }

        private void count(LedgerCount more) {
            counts.merge(
                    more.stream() + "/" + more.hour().getEpochSecond(),
                    more,
                    (one, other) -> new LedgerCount(
                            one.stream(),
                            one.hour(),
                            one.stored() + other.stored(),
                            one.duplicate() + other.duplicate(),
                            one.sampledOut() + other.sampledOut(),
                            one.quarantined() + other.quarantined(),
                            one.rejected() + other.rejected()));
        }

        private void store(int stream, Placed event, Instant received) {
            long time = event.arrival().time().toEpochMilli();
            long key = remembered.keys().of(stream, event.visitor());
            int marks = event.marks() | odd(stream, event, time);
            long session = event.session();
            if (event.arrival().event().sessionId() == null) {
                marks |= Mark.SERVER_SESSION.bit();
                session = remembered.sessions().of(key, event.visitor(), time);
            }
            if (!event.isBot() && remembered.sights().isFirst(key, time)) {
                sights.add(
                        new FirstSight(stream, event.visitor(), event.arrival().time()));
            }
            events.add(event.stored(stream, received, session, marks));
        }

        private int odd(int stream, Placed placed, long time) {
            var event = placed.arrival().event();
            return switch (event.name()) {
                case "recommend_impression", "recommend_click" -> {
                    var delivery = placed.measured().delivery();
                    yield delivery != null
                                    && remembered
                                            .repeats()
                                            .isRepeat(
                                                    delivery(
                                                            remembered.keys(),
                                                            stream,
                                                            placed.visitor(),
                                                            delivery,
                                                            event.name()),
                                                    time)
                            ? Mark.REPEAT.bit()
                            : 0;
                }
                case "heartbeat_receive" ->
                    isSlow(event.properties().fields().get("latency_ms")) ? Mark.LATENCY.bit() : 0;
                case "qr_scan" ->
                    event.properties().fields().get("device_id") instanceof Value.Text device
                                    && remembered
                                            .scans()
                                            .isOdd(remembered.keys().of(stream, Identity.visitor(device.text())), time)
                            ? Mark.SUSPECT_BATCH.bit()
                            : 0;
                default -> 0;
            };
        }

        private boolean isSlow(@org.jspecify.annotations.Nullable Value latency) {
            long most = properties.heartbeatLatency().toMillis();
            return latency instanceof Value.Whole whole && whole.number() > most
                    || latency instanceof Value.Decimal decimal && decimal.number() > most;
        }

        private boolean isNew(int stream, UUID id) {
            return remembered.ids().isNew(remembered.keys().of(stream, id));
        }

        /** Of somebody who is erased: counted like all that was taken, and gone. */
        private boolean isAbsent(Batch batch, Arrival arrival) {
            return absent.isOf(batch.stream().tenant(), arrival.event(), batch.received());
        }

        private void quarantine(int stream, Batch.Aside aside, Instant received) {
            var event = aside.arrival().event();
            quarantined.add(new QuarantinedEvent(
                    stream,
                    aside.arrival().time(),
                    received.truncatedTo(ChronoUnit.MILLIS),
                    Placed.id(event),
                    event.name(),
                    event.userId(),
                    event.anonymousId(),
                    event.platform(),
                    event.release(),
                    aside.reasons(),
                    EventText.of(event)));
        }

        private void tell(Batch batch, Arrival arrival, String fate, List<Reason> reasons) {
            if (isWatched) {
                var stream = batch.stream();
                var environment = stream.tenant() + "/" + stream.application() + "/" + stream.environment();
                if (feed.areWanted(environment)) {
                    tales.add(new Tale(environment, new Sighting(arrival, fate, reasons)));
                }
            }
        }

        private List<Reason> reasons(Batch.Aside aside) {
            return aside.reasons().stream()
                    .map(reason -> Reason.at(reason.kind(), reason.field()))
                    .toList();
        }
    }
}
