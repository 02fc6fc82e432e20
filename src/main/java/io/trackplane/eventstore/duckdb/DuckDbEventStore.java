package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.Erased;
import io.trackplane.eventstore.EventExport;
import io.trackplane.eventstore.EventReader;
import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.Person;
import io.trackplane.eventstore.Retention;
import io.trackplane.eventstore.StreamName;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The event store in a file of DuckDB. One connection writes; questions have connections of their own; what removes or moves rows has another one, so that
 * neither keeps the writer waiting. After a failure everything is closed and opened again by the next that needs it, so the store is back when the cause is gone.
 */
public final class DuckDbEventStore implements EventStore, EventExport, AutoCloseable {
    /** The file within its directory. */
    public static final String FILE = "events.duckdb";

    /** Worked in within a moment, bytes. */
    private static final long LITTLE = 16L << 20;

    /** Of each megabyte, bytes: the engine needs as much again and more for what it writes. */
    private static final long SHARE_TO_SETTLE = (1 << 20) / 8;

    private final OpenDatabase database;
    private final Streams streams;
    private final Removal removal;
    private final Ledger ledger;
    private final DuckDbReader reader;
    private final Editions editions = new Editions();
    private final ReentrantLock writing = new ReentrantLock();
    private final VisitSums visits;
    private final Settling settling;
    private final Clock clock;
    private @Nullable GroupWriter writer;
    private int half;
    private volatile boolean holdsErased;
    private volatile long lastWrite = System.nanoTime();

    private DuckDbEventStore(OpenDatabase database, Resources resources, Clock clock) {
        this.database = database;
        this.clock = clock;
        streams = new Streams(database);
        removal = new Removal(database);
        ledger = new Ledger(database);
        settling = new Settling(database, resources.megabytes() * SHARE_TO_SETTLE);
        visits = new VisitSums(database, writing);
        reader = new DuckDbReader(database, resources, visits);
    }

    /** A store in a directory, for tests and small servers. */
    public static DuckDbEventStore open(Path directory) {
        return open(directory, Resources.SMALL, Clock.systemUTC());
    }

    /**
     * Opens the store in a directory; makes it where there is none.
     *
     * @throws io.trackplane.kernel.InvalidSetting when there is a file that is damaged, or of a newer server
     */
    public static DuckDbEventStore open(Path directory, Resources resources, Clock clock) {
        var store = deferred(directory, resources, clock);
        store.start();
        return store;
    }

    /** Not open yet: that is for {@link #start} to do, or the first that needs it. */
    static DuckDbEventStore deferred(Path directory, Resources resources, Clock clock) {
        return new DuckDbEventStore(new OpenDatabase(directory.resolve(FILE), resources), resources, clock);
    }

    /** @throws io.trackplane.kernel.InvalidSetting when it cannot be opened */
    void start() {
        database.open();
    }

    @Override
    public int stream(StreamName name) {
        return streams.number(name);
    }

    @Override
    public void write(Group group) {
        writing.lock();
        try {
            writer().write(group, half, visits.written());
            database.written(group.events().size());
            editions.written(group);
            lastWrite = System.nanoTime();
        } catch (SQLException e) {
            letGo();
            // The engine lets the file go when nobody is at work in it.
            reader.stop();
            editions.unsettled();
            visits.forget();
            throw database.failed(e);
        } catch (RuntimeException e) {
            // A row that was begun cannot be taken back.
            letGo();
            throw e;
        } finally {
            writing.unlock();
        }
    }

    private GroupWriter writer() throws SQLException {
        var open = writer;
        if (open == null) {
            open = new GroupWriter(database.connection());
            writer = open;
        }
        return open;
    }

    private void letGo() {
        var open = writer;
        if (open != null) {
            open.close();
            writer = null;
        }
    }

    @Override
    public EventReader reader() {
        return reader;
    }

    @Override
    public long edition(int stream, Instant from, Instant to) {
        return editions.of(stream, from, to);
    }

    @Override
    public List<StreamName> streams(String tenant) {
        return streams.of(tenant);
    }

    @Override
    public List<Erased> erase(String request, String tenant, Person person) {
        var numbers = streams.numbers(tenant);
        try {
            var rows = removal.erase(request, numbers.values(), person);
            holdsErased = true;
            return numbers.entrySet().stream()
                    .map(stream -> rows.of(stream.getValue()).erased(stream.getKey()))
                    .sorted(Comparator.comparing((Erased one) -> one.stream().application())
                            .thenComparing(one -> one.stream().environment())
                            .thenComparing(one -> one.stream().since()))
                    .toList();
        } finally {
            editions.unsettled();
        }
    }

    @Override
    public void delete(StreamName name) {
        streams.remove(name).ifPresent(removal::delete);
        visits.forget();
        editions.unsettled();
    }

    @Override
    public long expire(int stream, Instant before) {
        try {
            return removal.expire(stream, before);
        } finally {
            editions.unsettled();
        }
    }

    /** Removes what is too old by each tenant's own rule, and what was under way to streams that are deleted. */
    void expire(Retention retention) {
        Runnable expire = () -> {
            removal.deleteStrays();
            streams.numbers()
                    .forEach((stream, number) -> retention
                            .days(stream.tenant())
                            .ifPresent(days -> expire(number, clock.instant().minus(Duration.ofDays(days)))));
        };
        if (isAnythingTooOld(retention)) {
            tidily(expire, Long.MAX_VALUE);
        } else {
            expire.run();
        }
    }

    private boolean isAnythingTooOld(Retention retention) {
        return streams.numbers().entrySet().stream()
                .anyMatch(stream -> retention.days(stream.getKey().tenant()).stream()
                        .anyMatch(days -> removal.isAnyBefore(
                                stream.getValue(), clock.instant().minus(Duration.ofDays(days)))));
    }

    /**
     * Sums up the visits of the time before a whole quarter of an hour, so that questions about them need not look at every event: a day of each stream and,
     * while nobody writes, all.
     *
     * @param many events of the hour that has begun; streams with fewer are summed up by whole hours
     * @return whether there may be more to do
     */
    boolean sumUpVisits(Instant over, Duration quiet, long many) {
        boolean isMore = false;
        for (int stream : streams.numbers().values()) {
            isMore |= sumUpVisits(stream, over, quiet, many);
        }
        return isMore;
    }

    /** {@link #sumUpVisits(Instant, Duration, long)}, however few there are. */
    public boolean sumUpVisits(Instant over, Duration quiet) {
        return sumUpVisits(over, quiet, 0);
    }

    private boolean sumUpVisits(int stream, Instant over, Duration quiet, long many) {
        boolean isMore = removal.beside(() -> visits.sumUp(stream, over, many));
        while (isMore && isQuietFor(quiet) && !Thread.currentThread().isInterrupted()) {
            isMore = removal.beside(() -> visits.sumUp(stream, over, many));
        }
        return isMore;
    }

    /**
     * Puts events of the time before a whole hour in order, the oldest first, once there are enough: see {@link Settling}. Who writes goes on meanwhile, but for
     * the moment it takes to give back the room.
     *
     * @param enough rows to move together
     * @return whether there may be more to do
     */
    boolean settle(Instant over, long enough) {
        var until = settling.next(over, enough);
        until.ifPresent(time -> tidily(() -> removal.beside(() -> settling.move(time)), LITTLE));
        return until.isPresent();
    }

    /** {@link #settle} as long as there is enough. */
    public void settleAll(Instant over) {
        boolean isMore = true;
        while (isMore) {
            isMore = settle(over, Settling.ROWS);
        }
    }

    /**
     * The room of rows that go is given back at once, by the kind of checkpoint that has others wait: what else there was to work in is done before. The engine
     * looks only where rows went since the last checkpoint.
     *
     * @param most that may have been written meanwhile, bytes; else it is left to another time
     */
    private void tidily(Runnable work, long most) {
        checkpointBesideWrites();
        work.run();
        if (waiting() <= most) {
            checkpoint();
        }
    }

    /** Makes one row of the many that an hour before this one has in the ledger. */
    long compactLedger(Instant hour) {
        return ledger.compact(hour);
    }

    /**
     * Works what waits beside the file into it. Who writes meanwhile waits until it is done.
     *
     * @return whether it could be done
     */
    boolean checkpoint() {
        return checkpoint(database::checkpoint);
    }

    /**
     * Works what waits beside the file into it while others write: a table under such a checkpoint takes nothing, so the events of the next groups go to the
     * other half.
     *
     * @return whether it could be done
     */
    boolean checkpointBesideWrites() {
        return checkpoint(database::checkpointBesideWrites);
    }

    private boolean checkpoint(BooleanSupplier work) {
        boolean heldErased = holdsErased;
        holdsErased = false;
        turn();
        boolean isDone = work.getAsBoolean();
        if (!isDone && heldErased) {
            holdsErased = true;
        }
        return isDone;
    }

    /** Between groups: one under way would wait for its half. */
    private void turn() {
        writing.lock();
        try {
            half = 1 - half;
        } finally {
            writing.unlock();
        }
    }

    /** Whether what waits beside the file may hold, in clear, rows of somebody who was erased. */
    boolean holdsErased() {
        return holdsErased;
    }

    /** What waits beside the file, bytes. */
    long waiting() {
        return database.waiting();
    }

    boolean isQuietFor(Duration time) {
        return System.nanoTime() - lastWrite > time.toNanos();
    }

    @Override
    public long export(int stream, Instant from, Instant to, Path file) {
        return new ParquetExport(database).export(stream, from, to, file);
    }

    @Override
    public State state() {
        return database.state();
    }

    @Override
    public void close() {
        reader.close();
        writing.lock();
        try {
            letGo();
            database.close();
        } finally {
            writing.unlock();
        }
    }
}
