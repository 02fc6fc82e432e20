package io.trackplane.controlstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {
    @TempDir
    Path directory;

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        try (var store = EmbeddedStore.open(directory);
                var client = MongoClients.create(store.connectionString())) {
            client.getDatabase("trackplane").getCollection("things").insertOne(new Document("_id", 1));
        }
        try (var store = EmbeddedStore.open(directory);
                var client = MongoClients.create(store.connectionString())) {
            assertThat(client.getDatabase("trackplane").getCollection("things").countDocuments())
                    .isEqualTo(1);
        }
    }
}
