package io.trackplane.ingest.back;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trackplane.eventstore.duckdb.DuckDbEventStore;
import io.trackplane.ingest.EventLog;
import io.trackplane.ingest.EventLogContract;
import io.trackplane.ingest.Gate;
import io.trackplane.ingest.log.LocalEventLog;
import io.trackplane.ingest.log.LogProperties;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The local log with the back stage and the event store behind it: what is committed is read from the disk. */
class LocalEventLogContractTest extends EventLogContract {
    private static final LogProperties PROPERTIES = new LogProperties(CAPACITY, GROUP, Duration.ofMillis(2));

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private DuckDbEventStore store;

    @Override
    protected EventLog open(Gate gate) {
        store = DuckDbEventStore.open(directory);
        var gated = new Gated(store, gate);
        var stage =
                new BackStage(gated, new LiveFeed(), Sending.PROPERTIES, Clock.systemUTC(), new SimpleMeterRegistry());
        var log = new LocalEventLog<>(stage, PROPERTIES, new SimpleMeterRegistry());
        log.start();
        return log;
    }

    @Override
    protected void stop(EventLog log) {
        ((LocalEventLog<?>) log).stop();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Rows have numbers in the order they were written. */
    @Override
    protected List<String> committed() {
        return store.reader()
                .query("select name from events_0 order by rowid", Map.of(), (row, number) -> row.getString(1));
    }

    @Override
    protected long counted() {
        return store.reader()
                .query(
                        "select coalesce(sum(stored + duplicate + sampled_out + quarantined + rejected), 0) from ledger",
                        Map.of(),
                        (row, number) -> row.getLong(1))
                .getFirst();
    }
}
