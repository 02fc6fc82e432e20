package io.trackplane.controlstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import io.trackplane.kernel.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {
    @TempDir
    Path directory;

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        inStore(things -> things.insertOne(new Document("_id", 1)));
        inStore(things -> assertThat(things.countDocuments()).isEqualTo(1));
    }

    @Test
    void aFileThatHardlyHoldsAnythingAnymoreIsRewrittenAtTheStart() throws IOException {
        inStore(things -> things.insertOne(new Document("_id", 1)));
        Bloat.add(file());
        inStore(things -> assertThat(things.countDocuments()).isEqualTo(1));
        assertThat(file().toFile()).size().isLessThan(1_000_000);
        assertThat(directory).isDirectoryNotContaining("glob:**.compacted");
    }

    /** What a full disk leaves: the store has closed itself. It must be seen from outside, and soon. */
    @Test
    void aStoreThatHasClosedItselfSaysSoToEveryCommand() throws IOException {
        var file = StoreFile.open(file());
        var gate = new OwnProcessOnly();
        var server = new MongoServer(new DurableBackend(file, gate));
        var address = "mongodb://trackplane:%s@127.0.0.1:%d/?authMechanism=PLAIN&authSource=$external"
                .formatted(gate.password(), server.bind().getPort());
        try (var client = MongoClients.create(address)) {
            var database = client.getDatabase("trackplane");
            database.getCollection("things").insertOne(new Document("_id", 1));
            file.closeImmediately();
            for (var command : List.<Runnable>of(
                    () -> database.getCollection("things").insertOne(new Document("_id", 2)),
                    () -> database.getCollection("things").find().first(),
                    () -> database.runCommand(new Document("ping", 1)))) {
                assertThatExceptionOfType(MongoException.class)
                        .isThrownBy(command::run)
                        .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(91));
            }
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void anUnfinishedCompactionIsForgotten() throws IOException {
        inStore(things -> things.insertOne(new Document("_id", 1)));
        Files.writeString(directory.resolve("control.mv.compacted"), "half a file");
        inStore(things -> assertThat(things.countDocuments()).isEqualTo(1));
        assertThat(directory).isDirectoryNotContaining("glob:**.compacted");
    }

    @Test
    void aFileThatIsNotAStoreIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(file(), "not a store".repeat(1_000));
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> EmbeddedStore.open(directory))
                .withMessageStartingWith("The control store %s cannot be read (", file())
                .withMessageEndingWith(
                        "): put a backup in its place, or set trackplane.data-dir to another directory.");
        assertThat(file()).content().startsWith("not a store");
    }

    @Test
    void othersOnTheMachineCannotReadIt() {
        try (var store = EmbeddedStore.open(directory)) {
            var address = store.connectionString().getHosts().getFirst();
            try (var stranger = MongoClients.create("mongodb://" + address)) {
                assertThatExceptionOfType(MongoCommandException.class)
                        .isThrownBy(() -> stranger.getDatabase(EmbeddedStore.DATABASE)
                                .getCollection("users")
                                .find()
                                .first())
                        .withMessageContaining("this server serves the process it runs in");
            }
            try (var guesser = MongoClients.create("mongodb://trackplane:guess@" + address + "/?authMechanism=PLAIN")) {
                assertThatExceptionOfType(MongoSecurityException.class)
                        .isThrownBy(() -> guesser.listDatabaseNames().first());
            }
        }
    }

    private Path file() {
        return directory.resolve("control.mv");
    }

    private void inStore(Consumer<MongoCollection<Document>> work) {
        try (var store = EmbeddedStore.open(directory);
                var client = MongoClients.create(store.connectionString())) {
            work.accept(client.getDatabase(EmbeddedStore.DATABASE).getCollection("things"));
        }
    }
}
