package io.trackplane.eventstore.duckdb;

import static io.trackplane.eventstore.Events.NOON;
import static io.trackplane.eventstore.Events.aside;
import static io.trackplane.eventstore.Events.group;
import static io.trackplane.eventstore.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.Group;
import io.trackplane.eventstore.Person;
import io.trackplane.eventstore.QueryTooSlow;
import io.trackplane.eventstore.StreamName;
import io.trackplane.kernel.InvalidSetting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFileTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve(DuckDbEventStore.FILE);
    }

    private void refuses(String why, String remedy) throws IOException {
        var before = Files.readAllBytes(file());
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> DuckDbEventStore.open(directory))
                .withMessageStartingWith("The event store " + file() + " " + why)
                .withMessageContaining(remedy)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void aFileThatIsNoStoreIsLeftAloneAndNamed() throws IOException {
        Files.writeString(file(), "something else entirely".repeat(1000));
        refuses("is damaged", "put a backup of the file in its place, or move it away");
    }

    @Test
    void anEmptyingOfTheHeadIsNoticed() throws IOException {
        fill();
        overwrite(0, 64 << 10);
        refuses("is damaged", "put a backup of the file in its place");
    }

    @Test
    void aFileCutShortIsNoticed() throws IOException {
        fill();
        try (var channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 3);
        }
        refuses("is damaged", "put a backup of the file in its place");
    }

    @Test
    void damageWithinIsToldToThoseWhoAsk() throws IOException {
        fill();
        overwrite(Files.size(file()) / 4, (int) (Files.size(file()) / 2));
        try (var store = DuckDbEventStore.open(directory)) {
            assertThatExceptionOfType(EventStoreUnavailable.class)
                    .isThrownBy(() -> store.reader()
                            .query(
                                    "SELECT max(properties), max(user_id) FROM events",
                                    Map.of(),
                                    (row, number) -> row.getString(1)));
        } catch (InvalidSetting refused) {
            assertThat(refused).hasMessageContaining("is damaged");
        }
    }

    @Test
    void aFileOfANewerServerIsRefused() throws Exception {
        fill();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file());
                var statement = connection.createStatement()) {
            statement.execute("UPDATE format SET version = %d".formatted(Schema.FORMAT + 1));
        }
        refuses(
                "has format %d and this server knows formats up to %d only".formatted(Schema.FORMAT + 1, Schema.FORMAT),
                "start the newer server that wrote it");
    }

    @Test
    void aDirectoryInItsPlaceIsRefused() throws IOException {
        Files.createDirectory(file());
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> DuckDbEventStore.open(directory))
                .withMessageContaining("cannot be opened");
    }

    @Test
    void afterAnErasureNeitherTheFileNorAnExportHasTheIdentifier() throws Exception {
        var shop = new StreamName("acme", "shop", "production", NOON);
        var export = directory.resolve("export.parquet");
        try (var store = DuckDbEventStore.open(directory)) {
            int stream = store.stream(shop);
            for (int i = 0; i < 50; i++) {
                store.write(new Group(
                        List.of(view(stream, "usr_4711", NOON), view(stream, "usr_8", NOON)),
                        List.of(aside(stream, "usr_4711", NOON)),
                        List.of(),
                        List.of()));
                if (i % 20 == 10) {
                    store.checkpoint();
                }
                if (i == 25) {
                    assertThat(store.settle(NOON.plusSeconds(3_600), 1)).isTrue();
                }
            }
            store.erase("r1", "acme", new Person(Set.of("usr_4711"), Set.of(), Set.of(7L)));
            assertThat(store.export(stream, NOON.minusSeconds(1), NOON.plusSeconds(1), export))
                    .isEqualTo(50);
        }
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file());
                var statement = connection.createStatement()) {
            for (var rows :
                    List.of("events_0", "events_1", "events_settled", "quarantine", "erasures", "'" + export + "'")) {
                assertThat(count(statement, rows, "usr_4711")).as(rows).isZero();
            }
            assertThat(count(statement, "events", "usr_8")).isEqualTo(50);
        }
    }

    /** Rows that have a text anywhere in them. */
    private static long count(Statement statement, String rows, String text) throws SQLException {
        try (var found = statement.executeQuery(
                "SELECT count(*) FROM %s AS r WHERE r::VARCHAR LIKE '%%%s%%'".formatted(rows, text))) {
            found.next();
            return found.getLong(1);
        }
    }

    @Test
    void aFileFromBeforeThereWereErasuresTakesThem() throws Exception {
        fill();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file());
                var statement = connection.createStatement()) {
            statement.execute("DROP TABLE erasures");
        }
        try (var store = DuckDbEventStore.open(directory)) {
            store.stream(new StreamName("acme", "shop", "production", NOON));
            assertThat(store.erase("r1", "acme", new Person(Set.of("ann"), Set.of(), Set.of(7L))))
                    .hasSize(1);
        }
    }

    /** The engine opens a file that somebody still works in with the same settings only. */
    @Test
    void theFileIsFreeOnceItIsClosedWhateverWasAsked() throws Exception {
        var store = DuckDbEventStore.open(directory);
        var question = new CompletableFuture<Void>();
        Thread.ofPlatform().start(() -> {
            try {
                store.reader()
                        .query(
                                "SELECT count(*) FROM range(10000000000) a WHERE a.range % 7 = 3",
                                Map.of(), (row, number) -> row.getLong(1));
                question.complete(null);
            } catch (RuntimeException e) {
                question.completeExceptionally(e);
            }
        });
        Thread.sleep(500);
        store.close();
        try (var other =
                DuckDbEventStore.open(directory, new Resources(256, 1, 1, Duration.ofSeconds(5)), Clock.systemUTC())) {
            assertThat(other.state().isWritable()).isTrue();
        }
        assertThat(question)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(QueryTooSlow.class);
    }

    private void fill() {
        try (var store = DuckDbEventStore.open(directory)) {
            store.write(group(1, 0, 5000, NOON));
            store.checkpoint();
        }
    }

    private void overwrite(long from, int bytes) throws IOException {
        try (var channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(bytes), from);
        }
    }
}
