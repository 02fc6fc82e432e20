package io.trackplane.controlstore;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;

/**
 * Answers a command that may have written only when what it wrote is on the disk. The stock backend leaves that to a
 * thread in the background, and a killed process loses what it acknowledged.
 *
 * <p>Commands are applied one after another; those that wait at the same time share one write to the disk.
 */
final class DurableBackend extends H2Backend {
    private static final Set<String> READ_ONLY = Set.of(
            "buildinfo",
            "collstats",
            "count",
            "dbstats",
            "distinct",
            "find",
            "getmore",
            "hello",
            "ismaster",
            "killcursors",
            "listcollections",
            "listdatabases",
            "listindexes",
            "ping",
            "serverstatus");

    private final ReentrantLock applying = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private long applied;
    private long durable;

    DurableBackend(MVStore store) {
        super(store);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        return mayWrite(message.getDocument()) ? applyDurably(message) : super.handleMessage(message);
    }

    private static boolean mayWrite(Document command) {
        var name = command.keySet().iterator().next().toLowerCase(Locale.ROOT);
        return name.equals("aggregate") ? storesItsResult(command) : !READ_ONLY.contains(name);
    }

    private static boolean storesItsResult(Document aggregate) {
        return aggregate.get("pipeline") instanceof Collection<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Document document
                                && (document.containsKey("$out") || document.containsKey("$merge")));
    }

    private Document applyDurably(MongoMessage message) {
        long ticket;
        Document answer;
        applying.lock();
        try {
            answer = super.handleMessage(message);
        } finally {
            ticket = ++applied;
            applying.unlock();
        }
        makeDurable(ticket);
        return answer;
    }

    private void makeDurable(long ticket) {
        writing.lock();
        try {
            if (durable < ticket) {
                long included = commitApplied();
                getMvStore().sync();
                durable = included;
            }
        } finally {
            writing.unlock();
        }
    }

    private long commitApplied() {
        applying.lock();
        try {
            getMvStore().commit();
            return applied;
        } finally {
            applying.unlock();
        }
    }
}
