package io.trackplane.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.eventstore.QuarantinedEvent.Reason;
import io.trackplane.eventstore.StreamName;
import io.trackplane.ingest.EventLog.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every event log does. Logs under test pass a {@link Gate} before they commit. Events of two tenants go through it; each is called by its producer
 * and a number, {@code p3-17}.
 */
@Timeout(60)
public abstract class EventLogContract {
    /** How many events may wait. */
    protected static final int CAPACITY = 100;

    /** How many events a log may commit together, where it gathers any. */
    protected static final int GROUP = 10;

    private static final Client CLIENT = new Client("203.0.113.0/24", "desktop", "Firefox", "Linux", false, 7);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final Gate gate = new Gate();
    private EventLog log;

    /** A log that takes batches, {@link #CAPACITY} events at a time. */
    protected abstract EventLog open(Gate gate);

    /** Shuts a log down in good order, or one that is shut down already. */
    protected abstract void stop(EventLog log) throws Exception;

    /** The names of stored events that are durable, in the order in which they were committed. */
    protected abstract List<String> committed();

    /** How many events are durable or accounted for: stored, kept aside, sampled out and rejected. */
    protected abstract long counted();

    @BeforeEach
    void start() {
        log = open(gate);
    }

    @AfterEach
    void end() throws Exception {
        gate.away(false);
        gate.open();
        stop(log);
    }

    private static Arrival arrival(String name, int number) {
        var id = name + "/" + number;
        var event = new Event(id, EventType.EVENT, name, NOW, "u1", null, "s1", "web", "/", "1.0", Value.Fields.NONE);
        return new Arrival(event, NOW, CLIENT, 1, Set.of());
    }

    /** A batch of so many events of one name. */
    private static Batch batch(String name, int events) {
        var tenant = name.hashCode() % 2 == 0 ? "nebula" : "cueclub";
        var stream = new StreamName(tenant, "app", "production", NOW);
        var arrivals = IntStream.range(0, events)
                .mapToObj(number -> arrival(name, number))
                .toList();
        return new Batch(stream, NOW, arrivals, List.of(), 0, 0);
    }

    /** The names of the events of a batch that are to be stored. */
    protected static List<String> names(Batch batch) {
        return batch.arrivals().stream().map(one -> one.event().name()).toList();
    }

    private CompletableFuture<Void> append(String name) {
        return append(batch(name, 1));
    }

    private CompletableFuture<Void> append(Batch batch) {
        return log.append(batch).toCompletableFuture();
    }

    /** Appends until it is taken and durable, as clients do that are told to come again; says how often it was refused. */
    private int insist(Batch batch) {
        for (int refused = 0; ; refused++) {
            try {
                append(batch).join();
                return refused;
            } catch (Refused e) {
                pause();
            } catch (CompletionException e) {
                assertThat(e).hasCauseInstanceOf(Refused.class);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsCommitted() throws Exception {
        gate.shut();
        var done = append("p1-1");
        var seen = done.thenApply(nothing -> committed());
        Thread.sleep(200);
        assertThat(done).isNotDone();
        assertThat(log.state().waiting()).isEqualTo(1);
        gate.open();
        assertThat(seen.get(20, TimeUnit.SECONDS)).containsExactly("p1-1");
        assertThat(log.state()).isEqualTo(new EventLog.State(0, CAPACITY, true, ""));
    }

    @Test
    void theBatchesOfAProducerAreCommittedInTheirOrder() {
        var names = IntStream.range(0, 300).mapToObj(number -> "p1-" + number).toList();
        var refused = new AtomicInteger();
        var last = CompletableFuture.completedFuture((Void) null);
        for (var name : names) {
            for (boolean taken = false; !taken; ) {
                try {
                    last = append(name);
                    taken = true;
                } catch (Refused e) {
                    refused.incrementAndGet();
                    pause();
                }
            }
        }
        last.join();
        assertThat(committed()).isEqualTo(names);
    }

    @Test
    void whatManyProducersAppendAtOnceIsThereExactlyOnceAndInOrderForEachOfThem() {
        gate.shut();
        var producers = IntStream.range(0, 16)
                .mapToObj(
                        producer -> CompletableFuture.supplyAsync(() -> produce(producer), Thread::startVirtualThread))
                .toList();
        // Sixteen times ten are more than may wait: some are refused and come again.
        while (log.state().isTaking() && log.state().waiting() + 10 <= CAPACITY) {
            pause();
        }
        gate.open();
        int refused = producers.stream().mapToInt(CompletableFuture::join).sum();
        assertThat(refused).isPositive();
        var committed = committed();
        assertThat(committed).hasSize(16 * 25 * 10);
        assertThat(counted()).isEqualTo(16 * 25 * 10);
        for (int producer = 0; producer < 16; producer++) {
            var prefix = "p" + producer + "-";
            assertThat(committed.stream()
                            .filter(name -> name.startsWith(prefix))
                            .distinct())
                    .isEqualTo(IntStream.range(0, 25)
                            .mapToObj(number -> prefix + number)
                            .toList());
        }
    }

    private int produce(int producer) {
        return IntStream.range(0, 25)
                .map(number -> insist(batch("p" + producer + "-" + number, 10)))
                .sum();
    }

    @Test
    void whatIsNotStoredIsAccountedForAllTheSame() {
        var aside = new Batch.Aside(arrival("aside", 0), List.of(new Reason("unplanned", "", "", "")));
        var stream = new StreamName("nebula", "app", "production", NOW);
        append(new Batch(stream, NOW, List.of(arrival("p1-1", 0)), List.of(aside), 3, 4))
                .join();
        append(new Batch(stream, NOW, List.of(), List.of(), 0, 2)).join();
        assertThat(committed()).containsExactly("p1-1");
        assertThat(counted()).isEqualTo(9 + 2);
    }

    @Test
    void aFullLogRefusesSaysWhenToComeBackAndTakesAgain() {
        gate.shut();
        var taken = append(batch("p1-1", 60));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> append(batch("p1-2", 50)))
                .satisfies(refused -> assertThat(refused.retryAfterSeconds()).isPositive());
        var fits = append(batch("p1-3", 40));
        assertThat(log.state().isTaking()).isFalse();
        assertThat(log.state().problem()).isNotEmpty();
        assertThat(log.state().waiting()).isEqualTo(CAPACITY);
        gate.open();
        taken.join();
        fits.join();
        assertThat(log.state().isTaking()).isTrue();
        append(batch("p1-2", 50)).join();
        assertThat(counted()).isEqualTo(150);
    }

    @Test
    void aBatchMayBeLargerThanWhatIsCommittedTogetherAndThanWhatMayWait() {
        append(batch("p1-1", 3 * GROUP)).join();
        append(batch("p1-2", 2 * CAPACITY)).join();
        assertThat(counted()).isEqualTo(3 * GROUP + 2 * CAPACITY);
        assertThat(new HashSet<>(committed())).containsExactlyInAnyOrder("p1-1", "p1-2");
    }

    @Test
    void aBatchThatCannotBeCommittedFailsAloneAndTheLogGoesOn() {
        gate.refuse("p1-2");
        gate.shut();
        var all =
                IntStream.range(0, 8).mapToObj(number -> append("p1-" + number)).toList();
        gate.open();
        for (int number = 0; number < all.size(); number++) {
            if (number == 2) {
                assertThatExceptionOfType(CompletionException.class)
                        .isThrownBy(all.get(2)::join)
                        .withCauseInstanceOf(IllegalStateException.class);
            } else {
                all.get(number).join();
            }
        }
        append("p1-8").join();
        assertThat(committed()).containsExactly("p1-0", "p1-1", "p1-3", "p1-4", "p1-5", "p1-6", "p1-7", "p1-8");
        assertThat(log.state().waiting()).isZero();
    }

    @Test
    void whileNothingCanBeCommittedEverythingIsRefusedAndTheLogComesBackByItself() {
        gate.away(true);
        for (int number = 0; number < 5; number++) {
            var name = "p1-" + number;
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> refusal(name));
        }
        assertThat(log.state().waiting()).isZero();
        assertThat(committed()).isEmpty();
        gate.away(false);
        insist(batch("p1-5", 1));
        assertThat(committed()).containsExactly("p1-5");
        assertThat(counted()).isEqualTo(1);
    }

    /** Whether it was refused at once or later makes no difference. */
    private void refusal(String name) {
        try {
            append(name).join();
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(Refused.class);
            throw (Refused) e.getCause();
        }
    }

    @Test
    void whatWaitsIsCommittedAtTheShutdown() throws Exception {
        gate.shut();
        var all = IntStream.range(0, 30)
                .mapToObj(number -> append("p1-" + number))
                .toList();
        var stopping = CompletableFuture.runAsync(this::stop, Thread::startVirtualThread);
        Thread.sleep(100);
        assertThat(stopping).isNotDone();
        gate.open();
        stopping.get(20, TimeUnit.SECONDS);
        assertThat(all).allSatisfy(done -> assertThat(done).isCompleted());
        assertThat(committed()).hasSize(30);
    }

    private void stop() {
        try {
            stop(log);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingIsTakenAfterTheShutdown() {
        append("p1-1").join();
        stop();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> append("p1-2"))
                .satisfies(refused -> assertThat(refused.retryAfterSeconds()).isPositive());
        assertThat(log.state().isTaking()).isFalse();
        assertThat(committed()).containsExactly("p1-1");
    }

    @Test
    void aShutdownUnderLoadLeavesNobodyWithoutAnAnswer() {
        var acknowledged = new ArrayList<String>();
        var isOver = new AtomicBoolean();
        var producers = IntStream.range(0, 8)
                .mapToObj(producer -> CompletableFuture.runAsync(
                        () -> {
                            for (int number = 0; !isOver.get(); number++) {
                                acknowledge("p" + producer + "-" + number, acknowledged);
                            }
                        },
                        Thread::startVirtualThread))
                .toList();
        while (committed().size() < 50) {
            pause();
        }
        stop();
        isOver.set(true);
        producers.forEach(CompletableFuture::join);
        assertThat(committed()).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    private void acknowledge(String name, List<String> acknowledged) {
        try {
            append(name).join();
            synchronized (acknowledged) {
                acknowledged.add(name);
            }
        } catch (Refused e) {
            pause();
        }
    }

    @Test
    void aProducerThatIsInterruptedHarmsNeitherItsBatchNorOthers() throws Exception {
        gate.shut();
        var before = append("p1-1");
        var thrown = new AtomicBoolean();
        var producer = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            var done = append("p2-1");
            try {
                done.get();
            } catch (InterruptedException e) {
                thrown.set(true);
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(producer.join(Duration.ofSeconds(20))).isTrue();
        assertThat(thrown).isTrue();
        gate.open();
        before.join();
        append("p1-2").join();
        assertThat(committed()).containsExactly("p1-1", "p2-1", "p1-2");
    }
}
