package io.trackplane.controlstore;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import io.trackplane.kernel.InvalidSetting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.h2.mvstore.MVStoreException;

/** A MongoDB-compatible server in this process and for this process, on a file. */
final class EmbeddedStore implements AutoCloseable {
    static final String DATABASE = "trackplane";

    private final MongoServer server;
    private final OwnProcessOnly gate;
    private final InetSocketAddress address;

    private EmbeddedStore(MongoServer server, OwnProcessOnly gate) {
        this.server = server;
        this.gate = gate;
        this.address = server.bind();
    }

    /**
     * @param directory where the store's file is, or is to be
     * @throws InvalidSetting when there is a file that is not a store, or a damaged one
     */
    static EmbeddedStore open(Path directory) {
        var file = directory.resolve("control.mv");
        var gate = new OwnProcessOnly();
        try {
            return new EmbeddedStore(new MongoServer(new DurableBackend(StoreFile.open(file), gate)), gate);
        } catch (MVStoreException | IOException e) {
            throw new InvalidSetting(
                    "The control store %s cannot be read (%s): put a backup in its place, or set trackplane.data-dir to another directory."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** Where the server listens, with the password of this run. */
    ConnectionString connectionString() {
        return new ConnectionString("mongodb://%s:%s@127.0.0.1:%d/%s?authMechanism=PLAIN&authSource=$external"
                .formatted(OwnProcessOnly.USER, gate.password(), address.getPort(), DATABASE));
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
