package io.trackplane.eventstore.duckdb;

import static io.trackplane.eventstore.Events.NOON;
import static io.trackplane.eventstore.Events.group;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineThreadsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static final String CALLERS = "SELECT CAST(current_setting('external_threads') AS BIGINT) AS callers";

    @TempDir
    private Path directory;

    /** Of two threads that may be used the engine has one while hardly anything comes, and none while groups come often. */
    @Test
    void theEngineHasAThreadFewerWhileGroupsComeOften() throws Exception {
        try (var store = DuckDbEventStore.open(directory)) {
            assertThat(callers(store)).isEqualTo(1);
            int[] written = {0};
            until(() -> {
                store.write(group(1, written[0]++, 1, NOON));
                return callers(store) == 2;
            });
            assertThat(written[0]).isGreaterThanOrEqualTo(20);
            until(() -> callers(store) == 1);
        }
    }

    @Test
    void largeGroupsCountAsSeveral() throws Exception {
        try (var store = DuckDbEventStore.open(directory)) {
            store.write(group(1, 0, 20_000, NOON));
            until(() -> callers(store) == 2);
        }
    }

    @Test
    void anEngineThatIsOpenedAnewIsWatchedToo() throws Exception {
        try (var database = new OpenDatabase(directory.resolve("events.duckdb"), Resources.SMALL)) {
            database.open();
            database.failed(new IllegalStateException("for the test"));
            assertThat(callers(database)).isEqualTo(1);
            database.written(20_000);
            until(() -> callers(database) == 2);
        }
    }

    private static long callers(DuckDbEventStore store) {
        return store.reader()
                .query(CALLERS, Map.of(), (row, number) -> row.getLong("callers"))
                .getFirst();
    }

    private static long callers(OpenDatabase database) {
        try (var connection = database.connection()) {
            return Transactions.number(connection, CALLERS);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier holds) throws InterruptedException {
        long begin = System.nanoTime();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime() - begin).isLessThan(LONG.toNanos());
            Thread.sleep(5);
        }
    }
}
