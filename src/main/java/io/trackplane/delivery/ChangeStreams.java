package io.trackplane.delivery;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who listens for changes of which environment. */
@Component
class ChangeStreams {
    /** Most listeners of one environment on one node. */
    static final int MOST = 5000;

    /** Most listeners of a node, well below the connections that the container holds, so that others are answered too. */
    static final int MOST_OF_NODE = 20_000;

    private final Map<String, Set<ChangeStream>> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private volatile boolean isClosed;

    /** Adds a listener; false when there are as many as there may be, or the server stops. */
    boolean add(String environment, ChangeStream stream) {
        if (all.incrementAndGet() > MOST_OF_NODE || !join(environment, stream)) {
            all.decrementAndGet();
            return false;
        }
        if (isClosed) {
            stream.end();
        }
        return true;
    }

    /** Under the lock of the environment's entry: the last one who leaves takes the set along. */
    private boolean join(String environment, ChangeStream stream) {
        boolean[] joined = {false};
        listeners.compute(environment, (same, there) -> {
            var set = there == null ? new HashSet<ChangeStream>() : there;
            joined[0] = set.size() < MOST && set.add(stream);
            return set;
        });
        return joined[0];
    }

    void remove(String environment, ChangeStream stream) {
        listeners.computeIfPresent(environment, (same, there) -> {
            if (there.remove(stream)) {
                all.decrementAndGet();
            }
            return there.isEmpty() ? null : there;
        });
    }

    /** How many listen to an environment on this node. */
    int count(String environment) {
        int[] count = {0};
        listeners.computeIfPresent(environment, (same, there) -> {
            count[0] = there.size();
            return there;
        });
        return count[0];
    }

    @EventListener
    void on(SnapshotServed served) {
        each(served.environment(), stream -> stream.tell(served.revision()));
    }

    /** The server stops: nobody is kept waiting. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        isClosed = true;
        listeners.keySet().forEach(environment -> each(environment, ChangeStream::end));
    }

    private void each(String environment, Consumer<ChangeStream> what) {
        listeners.computeIfPresent(environment, (same, there) -> {
            there.forEach(what);
            return there;
        });
    }
}
