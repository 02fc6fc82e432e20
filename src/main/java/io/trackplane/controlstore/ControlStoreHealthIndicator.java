package io.trackplane.controlstore;

import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Up when the control store answers within two seconds. One round trip, unlike Boot's own, which lists databases. */
@Component
class ControlStoreHealthIndicator extends AbstractHealthIndicator {
    private static final int SECONDS = 2;

    private final MongoDatabaseFactory databases;

    ControlStoreHealthIndicator(MongoDatabaseFactory databases) {
        super("The control store does not answer");
        this.databases = databases;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        databases.getMongoDatabase().withTimeout(SECONDS, TimeUnit.SECONDS).runCommand(new Document("ping", 1));
        health.up();
    }
}
