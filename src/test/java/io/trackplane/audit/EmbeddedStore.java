package io.trackplane.audit;

import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.h2.mvstore.MVStore;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A store of the embedded kind in memory, and any number of connections to it. */
final class EmbeddedStore implements AutoCloseable {
    private final MongoServer server = new MongoServer(new H2Backend(new MVStore.Builder().open()));
    private final String address = server.bindAndGetConnectionString();

    /** A connection of its own, as another node would have. */
    MongoTemplate connect() {
        return new MongoTemplate(MongoClients.create(address), "audit");
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
