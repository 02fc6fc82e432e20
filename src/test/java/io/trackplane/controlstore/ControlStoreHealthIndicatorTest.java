package io.trackplane.controlstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class ControlStoreHealthIndicatorTest {
    @TempDir
    Path directory;

    @Test
    void isUpWhileTheStoreAnswersAndSoonDownWhenItDoesNot() {
        try (var store = EmbeddedStore.open(directory);
                var client = MongoClients.create(store.connectionString())) {
            var health = new ControlStoreHealthIndicator(
                    new SimpleMongoClientDatabaseFactory(client, EmbeddedStore.DATABASE));
            assertThat(status(health)).isEqualTo(Status.UP);
            store.close();
            var before = Instant.now();
            assertThat(status(health)).isEqualTo(Status.DOWN);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static Status status(ControlStoreHealthIndicator indicator) {
        var health = indicator.health();
        assertThat(health).isNotNull();
        return health.getStatus();
    }
}
