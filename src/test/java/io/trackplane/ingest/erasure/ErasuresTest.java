package io.trackplane.ingest.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trackplane.ServerTest;
import io.trackplane.delivery.console.ConsoleOfATenant;
import io.trackplane.delivery.console.ConsoleOfATenant.Place;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.Person;
import io.trackplane.ingest.Forgetting;
import io.trackplane.ingest.back.Identity;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.Problem;
import io.trackplane.privacy.DefaultMasking;
import io.trackplane.privacy.Masking;
import io.trackplane.privacy.MaskingKeys;
import io.trackplane.revision.PartChange;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Two tenants of the test's own, in whose environments the same people come and go. */
@ServerTest
class ErasuresTest {
    private static final Actor ADMIN = Actor.person("usr_admin", "admin@example");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Erasures erasures;

    @Autowired
    private ErasureStore store;

    @Autowired
    private ErasureWork work;

    @Autowired
    private PersonSearch persons;

    @Autowired
    private EventStore events;

    @Autowired
    private Forgetting forgetting;

    @Autowired
    private MaskingKeys keys;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private ApplicationEventPublisher publisher;

    private Place place;
    private Traces development;
    private Traces production;
    private Traces others;
    private String tenant;

    @BeforeEach
    void begin() {
        place = ConsoleOfATenant.make(server, port, Locale.ENGLISH);
        tenant = place.development().tenant();
        development = new Traces(events, place.development());
        production = new Traces(events, place.production());
        others = new Traces(
                events, ConsoleOfATenant.make(server, port, Locale.ENGLISH).production());
    }

    private static ErasureWish wish(String identifier) {
        return new ErasureWish(identifier, true, "Case 7");
    }

    private Erasure done(Erasure asked) {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(end)) {
            work.finish();
            var now = erasures.get(tenant, asked.id());
            if (now.finishedAt() != null) {
                return now;
            }
        }
        throw new AssertionError("not done in time");
    }

    private Erasure erase(String identifier) {
        return done(erasures.ask(tenant, wish(identifier), ADMIN).erasure());
    }

    private static ErasedPlace place(Environment of, long events, long quarantined, long firstSights) {
        return new ErasedPlace(of.application(), of.key(), of.createdAt(), events, quarantined, firstSights);
    }

    @Test
    void everythingOfOnePersonGoesAndTheReceiptCountsIt() {
        for (var traces : List.of(development, production, others)) {
            for (int round = 0; round < 3; round++) {
                traces.of("usr_4711", "phone-a", 2);
                traces.of("bob", "phone-b", 1);
            }
        }
        development.of("usr_4711", null, 1);
        var receipt = erase("usr_4711");
        assertThat(receipt.state()).isEqualTo(ErasureState.DONE);
        assertThat(receipt.places())
                .containsExactly(place(place.development(), 7, 4, 4), place(place.production(), 6, 3, 3));
        assertThat(receipt.events()).isEqualTo(13);
        for (var traces : List.of(development, production)) {
            assertThat(traces.count("events", "events::text like '%usr_4711%'")).isZero();
            assertThat(traces.count("quarantine", "quarantine::text like '%usr_4711%'"))
                    .isZero();
            assertThat(traces.count("visitors", "visitor = " + Identity.visitor("usr_4711")))
                    .isZero();
            assertThat(traces.count("events", "user_id = 'bob'")).isEqualTo(3);
            assertThat(traces.count("quarantine", "user_id = 'bob'")).isEqualTo(3);
            assertThat(traces.count("visitors", "visitor = " + Identity.visitor("bob")))
                    .isEqualTo(3);
        }
        assertThat(others.count("events", "user_id = 'usr_4711'")).isEqualTo(6);
        assertThat(others.count("quarantine", "user_id = 'usr_4711'")).isEqualTo(3);
        assertThat(others.count("visitors", "visitor = " + Identity.visitor("usr_4711")))
                .isEqualTo(3);
    }

    @Test
    void whatTheirDevicesSentWithoutAUserGoesWhereItIsAskedFor() {
        production.of("ann", "phone-a", 1);
        production.event(null, "phone-a");
        production.event("bob", "phone-a");
        production.event(null, "phone-b");
        var narrow = new ErasureWish("ann", false, "Case 7");
        assertThat(done(erasures.ask(tenant, narrow, ADMIN).erasure()).events()).isEqualTo(1);
        production.of("ann", "phone-a", 1);
        assertThat(erase("ann").events()).isEqualTo(2);
        assertThat(production.count("events", "true")).isEqualTo(2);
        assertThat(production.count("events", "user_id = 'bob'")).isEqualTo(1);
    }

    @Test
    void theHashThatMaskingMakesOfAnIdentifierIsFoundAndWhatItMakesOfManyIsNot() {
        var name = new PartName(Masking.KIND, Masking.KIND);
        var json = DefaultMasking.in(Locale.ENGLISH).json();
        server.getBean(Revisions.class)
                .publish(place.production(), List.of(new PartChange(name, null, json)), "Case 7", ADMIN);
        var card = "4111111111111111";
        assertThat(persons.person(tenant, card, false).ids()).containsExactly(card);
        var phone = "13800001234";
        var hashes = new HashSet<>(persons.person(tenant, phone, false).ids());
        hashes.remove(phone);
        assertThat(hashes).hasSize(1).allMatch(id -> id.startsWith("h:"));
        production.event("bob", null);
        hashes.forEach(id -> production.event(id, null));
        production.event(null, hashes.iterator().next());
        assertThat(erase(phone).events()).isEqualTo(2);
        assertThat(production.count("events", "user_id = 'bob'")).isEqualTo(1);
    }

    @Test
    void anErasureThatACrashInterruptedIsDoneAtTheNextStartAndCountedRight() {
        production.of("ann", null, 5);
        var left = ErasureDocument.asked(
                "ers_crashed" + tenant, tenant, wish("ann"), keys.of(tenant).digest("ann"), ADMIN, Instant.now());
        store.insert(left.running(Instant.now()));
        // The process dies after the rows went and before the receipt says so.
        events.erase(left.id(), tenant, new Person(Set.of("ann"), Set.of(), Set.of(Identity.visitor("ann"))));
        production.event("ann", null);
        restarted().finish();
        var receipt = erasures.get(tenant, left.id());
        assertThat(receipt.state()).isEqualTo(ErasureState.DONE);
        assertThat(receipt.places()).contains(place(place.production(), 6, 1, 1));
        assertThat(production.count("events", "true")).isZero();
    }

    private ErasureWork restarted() {
        return working(forgetting, persons);
    }

    private ErasureWork working(Forgetting with, PersonSearch search) {
        return new ErasureWork(store, search, with, events, publisher, Clock.systemUTC());
    }

    @Test
    void whileTheStoreIsAwayItWaitsAndIsTriedAgain() {
        production.of("ann", null, 2);
        var waiting = ErasureDocument.asked(
                "ers_waits" + tenant, tenant, wish("ann"), keys.of(tenant).digest("ann"), ADMIN, Instant.now());
        synchronized (work) {
            store.insert(waiting);
            working(failing(new EventStoreUnavailable("the disk is full", null)), persons)
                    .finish();
        }
        var told = erasures.get(tenant, waiting.id());
        assertThat(told.obstacle()).isEqualTo(Obstacle.STORE_AWAY);
        assertThat(told.finishedAt()).isNull();
        assertThat(done(told).events()).isEqualTo(2);
        assertThat(erasures.get(tenant, waiting.id()).obstacle()).isNull();
    }

    @Test
    void anErrorThatDoesNotPassEndsItAndNothingIsGone() {
        production.of("ann", null, 2);
        var broken = ErasureDocument.asked(
                "ers_broken" + tenant, tenant, wish("ann"), keys.of(tenant).digest("ann"), ADMIN, Instant.now());
        synchronized (work) {
            store.insert(broken);
            working(failing(new IllegalStateException("broken")), persons).finish();
        }
        var told = erasures.get(tenant, broken.id());
        assertThat(told.state()).isEqualTo(ErasureState.FAILED);
        assertThat(told.obstacle()).isEqualTo(Obstacle.BROKEN);
        assertThat(production.count("events", "user_id = 'ann'")).isEqualTo(2);
        assertThat(stored(told.id())).doesNotContain("ann\"");
    }

    @Test
    void oneThatCannotBeAttemptedKeepsNoOtherWaiting() {
        production.of("bob", null, 2);
        var stuck = ErasureDocument.asked(
                "ers_stuck" + tenant, tenant, wish("ann"), keys.of(tenant).digest("ann"), ADMIN, Instant.now());
        var next = ErasureDocument.asked(
                "ers_next" + tenant, tenant, wish("bob"), keys.of(tenant).digest("bob"), ADMIN, Instant.now());
        synchronized (work) {
            store.insert(stuck);
            store.insert(next);
            working(unableToForget("ann"), persons).finish();
            assertThat(erasures.get(tenant, stuck.id()).state()).isEqualTo(ErasureState.RUNNING);
            assertThat(erasures.get(tenant, next.id()).events()).isEqualTo(2);
        }
        assertThat(done(erasures.get(tenant, stuck.id())).state()).isEqualTo(ErasureState.DONE);
    }

    private Forgetting unableToForget(String id) {
        return new Forgetting() {
            @Override
            public <T> T forget(String of, Person person, Supplier<T> removal) {
                if (person.ids().contains(id)) {
                    throw new OptimisticLockingFailureException("changed meanwhile");
                }
                return forgetting.forget(of, person, removal);
            }
        };
    }

    private static Forgetting failing(RuntimeException problem) {
        return new Forgetting() {
            @Override
            public <T> T forget(String of, Person person, Supplier<T> removal) {
                throw problem;
            }
        };
    }

    @Test
    void whatIsUnderWayIsAnsweredToWhoAsksAgain() {
        Erasures.Asked first;
        synchronized (work) {
            first = erasures.ask(tenant, wish("ann"), ADMIN);
            var second = erasures.ask(tenant, wish("ann"), ADMIN);
            assertThat(first.isNew()).isTrue();
            assertThat(second.isNew()).isFalse();
            assertThat(second.erasure().id()).isEqualTo(first.erasure().id());
            assertThat(erasures.ask(tenant, wish("bob"), ADMIN).isNew()).isTrue();
        }
        var receipt = done(first.erasure());
        assertThat(erasures.ask(tenant, wish("ann"), ADMIN).isNew()).isTrue();
        assertThat(erasures.of(tenant, "ann")).hasSize(2).last().isEqualTo(receipt);
        assertThat(erasures.of(tenant, "cid")).isEmpty();
    }

    @Test
    void theReceiptAndTheTrailNameThePersonByAHashOnly() {
        var identifier = "ann.4711@mail.example";
        production.of(identifier, null, 1);
        var receipt = erase(identifier);
        assertThat(receipt.person()).hasSize(64);
        assertThat(stored(receipt.id())).contains(receipt.person()).doesNotContain("4711@");
        var trail = mongo.findAll(org.bson.Document.class, "audit_entries").stream()
                .map(org.bson.Document::toJson)
                .filter(entry -> entry.contains(receipt.id()))
                .toList();
        assertThat(trail).hasSize(2).noneMatch(entry -> entry.contains("4711@"));
        assertThat(trail).anyMatch(entry -> entry.contains("\"asked\"") && entry.contains("Case 7"));
        assertThat(trail).anyMatch(entry -> entry.contains("\"finished\""));
    }

    private String stored(String id) {
        return java.util.Objects.requireNonNull(mongo.findById(id, org.bson.Document.class, "erasures"))
                .toJson();
    }

    @Test
    void whatCannotBeAcceptedIsRefused() {
        for (var wrong : List.of(
                wish(" "),
                wish("x".repeat(4097)),
                new ErasureWish("ann", true, " "),
                new ErasureWish("ann", true, "x".repeat(501)),
                new ErasureWish("Ann", true, "Mail of ann, 3 March"))) {
            assertThatExceptionOfType(Problem.Invalid.class).isThrownBy(() -> erasures.ask(tenant, wrong, ADMIN));
        }
        assertThat(erasures.ask(tenant, new ErasureWish("7", true, "Case 77"), ADMIN)
                        .isNew())
                .isTrue();
    }

    @Test
    void aDeletedTenantLeavesNoReceipts() {
        var receipt = erase("ann");
        server.getBean(Tenants.class).delete(tenant, tenant, "over", ADMIN);
        assertThat(mongo.findById(receipt.id(), org.bson.Document.class, "erasures"))
                .isNull();
    }
}
