package io.trackplane.audit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A store of the embedded kind in memory, and any number of connections to it. */
final class EmbeddedStore implements AutoCloseable {
    private final MongoServer server = new MongoServer(new H2Backend(new MVStore.Builder().open()));
    private final String address = server.bindAndGetConnectionString();

    private final List<MongoClient> clients = new ArrayList<>();

    /** A connection of its own, as another node would have. */
    MongoTemplate connect() {
        var client = MongoClients.create(address);
        clients.add(client);
        return new MongoTemplate(client, "audit");
    }

    @Override
    public void close() {
        clients.forEach(MongoClient::close);
        server.shutdownNow();
    }
}
