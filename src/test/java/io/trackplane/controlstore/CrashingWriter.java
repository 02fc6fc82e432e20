package io.trackplane.controlstore;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bson.Document;

/**
 * Writes to a store until it is killed, and says on standard output what it is about to do ({@code try <id> <value>})
 * and what was acknowledged ({@code done <id> <value>}). The value of what is deleted is {@code gone}.
 */
final class CrashingWriter {
    static final String OPENING = "opening";
    static final String READY = "ready";
    static final String GONE = "gone";

    private static final int THREADS = 4;
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private final MongoCollection<Document> things;
    private final String prefix;

    private CrashingWriter(MongoCollection<Document> things, String prefix) {
        this.things = things;
        this.prefix = prefix;
    }

    /** Arguments: the data directory, and a word that no other run has used. */
    public static void main(String[] arguments) {
        var data = DataDirectory.open(Path.of(arguments[0]));
        say(OPENING);
        var store = EmbeddedStore.open(data.directory("control"));
        say(READY);
        var things = things(store);
        for (int thread = 0; thread < THREADS; thread++) {
            var writer = new CrashingWriter(things, arguments[1] + "-" + thread + "-");
            Thread.ofPlatform().start(writer::writeForever);
        }
    }

    @SuppressWarnings("MustBeClosedChecker")
    private static MongoCollection<Document> things(EmbeddedStore store) {
        var things = MongoClients.create(store.connectionString())
                .getDatabase(EmbeddedStore.DATABASE)
                .getCollection("things");
        things.createIndex(Indexes.ascending("tenant", "key"), new IndexOptions().unique(true));
        return things;
    }

    private void writeForever() {
        for (int i = 0; ; i++) {
            var id = prefix + i;
            attempt(
                    id,
                    "0",
                    () -> things.insertOne(new Document("_id", id)
                            .append("tenant", "acme")
                            .append("key", id)
                            .append("value", "0")
                            .append("text", "x".repeat(500))));
            attempt(id, "1", () -> things.updateOne(Filters.eq(id), Updates.set("value", "1")));
            attempt(
                    id,
                    "2",
                    () -> things.findOneAndUpdate(
                            Filters.eq(id),
                            Updates.set("value", "2"),
                            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
            if (i % 3 == 0) {
                attempt(id, GONE, () -> things.deleteOne(Filters.eq(id)));
            }
        }
    }

    private static void attempt(String id, String value, Runnable write) {
        say("try " + id + " " + value);
        write.run();
        say("done " + id + " " + value);
    }

    private static void say(String line) {
        try {
            OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
