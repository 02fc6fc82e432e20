package io.trackplane.ingest.erasure;

import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.QueryTooSlow;
import io.trackplane.ingest.Forgetting;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Scope;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Works off what was asked, the oldest first, one at a time. The rows go together with a note of how many went, so that what a crash interrupts is done again
 * and counted right; the audit trail hears of the end before the receipt says so: twice, should the process die right between the two, but never not at all.
 */
@Component
class ErasureWork implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureWork.class);

    private final ErasureStore store;
    private final PersonSearch persons;
    private final Forgetting forgetting;
    private final EventStore events;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final Semaphore asked = new Semaphore(0);
    private @Nullable Thread thread;

    ErasureWork(
            ErasureStore store,
            PersonSearch persons,
            Forgetting forgetting,
            EventStore events,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.store = store;
        this.persons = persons;
        this.forgetting = forgetting;
        this.events = events;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Begins with what the last run of the server left over. On a thread of its own, which native code may hold. */
    @Override
    public void run(@Nullable ApplicationArguments arguments) {
        thread = Thread.ofPlatform().daemon().name("erasures").start(this::work);
    }

    @PreDestroy
    void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** There is something to do. */
    void wake() {
        asked.release();
    }

    private void work() {
        try {
            while (true) {
                attempt(this::finish);
                if (asked.tryAcquire(1, TimeUnit.MINUTES)) {
                    asked.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What does not go well is tried again with the next round, and keeps nothing else from being done. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException e) {
            LOG.debug("The control store is away, or a tenant was deleted; what is left is done in a minute", e);
        } catch (RuntimeException e) {
            LOG.error("An erasure cannot be brought to its end; it is tried again in a minute", e);
        }
    }

    /** Attempts everything that is under way. */
    synchronized void finish() {
        store.underWay().forEach(one -> attempt(() -> settle(one)));
    }

    private void settle(ErasureDocument waiting) {
        var running = store.save(waiting.running(now()));
        var settled = settled(running);
        if (settled.state() == ErasureState.DONE) {
            publish(settled.erasure());
        }
        store.save(settled);
    }

    private ErasureDocument settled(ErasureDocument running) {
        try {
            return erased(running);
        } catch (EventStoreUnavailable e) {
            return running.waiting(Obstacle.STORE_AWAY);
        } catch (QueryTooSlow e) {
            return running.waiting(Obstacle.STORE_SLOW);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The erasure {} of {} failed", running.id(), running.tenant(), e);
            return running.failed(now());
        }
    }

    /** The end is taken before persons are let in again, so that nothing that was received before it is left. */
    private ErasureDocument erased(ErasureDocument running) {
        var tenant = running.tenant();
        var identifier = Objects.requireNonNull(running.identifier());
        var person = persons.person(tenant, identifier, running.withDevices());
        return forgetting.forget(tenant, person, () -> {
            var erased = events.erase(running.id(), tenant, person);
            return running.done(now(), erased.stream().map(ErasedPlace::of).toList());
        });
    }

    private void publish(Erasure erasure) {
        publisher.publishEvent(new AuditableChange(
                Actor.SYSTEM,
                Scope.tenant(erasure.tenant()),
                erasure.subject(),
                "finished",
                FieldChange.created(counts(erasure))));
    }

    private static Map<String, Long> counts(Erasure erasure) {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("events", erasure.events());
        counts.put("quarantined", erasure.quarantined());
        counts.put("firstSights", erasure.firstSights());
        return counts;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
