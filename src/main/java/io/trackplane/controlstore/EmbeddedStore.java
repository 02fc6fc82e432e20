package io.trackplane.controlstore;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import io.trackplane.kernel.InvalidSetting;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** A MongoDB-compatible server in this process, on a file, reachable from this machine only. */
final class EmbeddedStore implements AutoCloseable {
    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedStore(MongoServer server) {
        this.server = server;
        this.address = server.bind();
    }

    /**
     * @param directory where the store's file is, or is to be
     * @throws InvalidSetting when there is a file that is not a store, or a damaged one
     */
    static EmbeddedStore open(Path directory) {
        return new EmbeddedStore(new MongoServer(new DurableBackend(openFile(directory.resolve("control.mv")))));
    }

    ConnectionString connectionString() {
        return new ConnectionString("mongodb://%s:%d/trackplane".formatted(address.getHostString(), address.getPort()));
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static MVStore openFile(Path file) {
        try {
            var store = new MVStore.Builder()
                    .fileName(file.toString())
                    .compress()
                    .autoCommitDisabled()
                    .open();
            store.setRetentionTime(0);
            return store;
        } catch (MVStoreException e) {
            throw new InvalidSetting(
                    "The control store %s cannot be read (%s): restore it from a backup, or set trackplane.data-dir to another directory."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
