package io.trackplane.eventstore.duckdb;

import io.trackplane.eventstore.EventStore;
import io.trackplane.eventstore.EventStoreContract;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class DuckDbEventStoreTest extends EventStoreContract {
    private static final Resources IMPATIENT = new Resources(256, 2, 2, Duration.ofSeconds(2));

    @TempDir
    Path directory;

    @Override
    protected EventStore open() {
        return DuckDbEventStore.open(directory, IMPATIENT, Clock.systemUTC());
    }

    @Override
    protected void close(EventStore store) {
        ((DuckDbEventStore) store).close();
    }

    @Override
    protected String endless() {
        return "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE hash(a.range) % 7 < hash(b.range) % 5";
    }
}
