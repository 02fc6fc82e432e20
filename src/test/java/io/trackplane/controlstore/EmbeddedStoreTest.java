package io.trackplane.controlstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.trackplane.kernel.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
