package io.trackplane.eventstore.duckdb;

import static io.trackplane.eventstore.Events.NOON;
import static io.trackplane.eventstore.Events.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.kernel.InvalidSetting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.util.Map;
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
            statement.execute("UPDATE format SET version = 2");
        }
        refuses("has format 2 and this server knows format 1 only", "start the newer server that wrote it");
    }

    @Test
    void aDirectoryInItsPlaceIsRefused() throws IOException {
        Files.createDirectory(file());
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> DuckDbEventStore.open(directory))
                .withMessageContaining("cannot be opened");
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
