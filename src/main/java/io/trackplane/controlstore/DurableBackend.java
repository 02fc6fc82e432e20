package io.trackplane.controlstore;

import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a command that may have written only when what it wrote is on the disk. The stock backend leaves that to a
 * thread in the background, and a killed process loses what it acknowledged.
 *
 * <p>Commands that may write are applied one after another; those that wait at the same time share one write to the disk.
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

    /** The code of MongoDB that tells drivers that it is the server and not the command. */
    private static final int SHUTDOWN_IN_PROGRESS = 91;

    private static final Logger LOG = LoggerFactory.getLogger(DurableBackend.class);

    private final OwnProcessOnly gate;
    private final ReentrantLock applying = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private long applied;
    private long durable;

    DurableBackend(MVStore store, OwnProcessOnly gate) {
        super(store);
        this.gate = gate;
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        var command = name(message.getDocument());
        if (command.equals("saslstart")) {
            return gate.signIn(message.getChannel(), message.getDocument());
        }
        if (!gate.admits(message.getChannel(), command)) {
            return OwnProcessOnly.refusal();
        }
        if (getMvStore().isClosed() && !OwnProcessOnly.isGreeting(command)) {
            return closed();
        }
        return mayWrite(command, message.getDocument()) ? applyDurably(message) : super.handleMessage(message);
    }

    /** The form of request that drivers use for their first greeting only. */
    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return gate.admits(query.getChannel(), name(query.getQuery()))
                ? super.handleQuery(query)
                : new QueryResult(List.of(OwnProcessOnly.refusal()));
    }

    private static String name(Document command) {
        return command.isEmpty() ? "" : command.keySet().iterator().next().toLowerCase(Locale.ROOT);
    }

    private static boolean mayWrite(String name, Document command) {
        return name.equals("aggregate") ? storesItsResult(command) : !READ_ONLY.contains(name);
    }

    private static boolean storesItsResult(Document aggregate) {
        return aggregate.get("pipeline") instanceof Collection<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Document document
                                && (document.containsKey("$out") || document.containsKey("$merge")));
    }

    private Document applyDurably(MongoMessage message) {
        try {
            return applied(message);
        } catch (MVStoreException e) {
            if (getMvStore().isClosed()) {
                LOG.error(
                        "The control store cannot be written. Nothing is answered until there is space and the server is restarted",
                        e);
                return closed();
            }
            throw e;
        }
    }

    private Document applied(MongoMessage message) {
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

    /** A store that could not be written, because the disk was full for instance, has closed itself and stays so. */
    private static Document closed() {
        return new Document("ok", 0.0)
                .append("code", SHUTDOWN_IN_PROGRESS)
                .append("codeName", "ShutdownInProgress")
                .append("errmsg", "the store could not be written and is closed until the server is restarted");
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
