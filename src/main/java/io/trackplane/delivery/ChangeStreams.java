package io.trackplane.delivery;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who listens for changes of which environment. */
@Component
class ChangeStreams {
    /** Most listeners of one environment on one node. */
    static final int MOST = 5000;

    private final Map<String, Set<ChangeStream>> listeners = new ConcurrentHashMap<>();

    /** Adds a listener; false when there are as many as there may be. */
    boolean add(String environment, ChangeStream stream) {
        var there = listeners.computeIfAbsent(environment, same -> ConcurrentHashMap.newKeySet());
        return there.size() < MOST && there.add(stream);
    }

    void remove(String environment, ChangeStream stream) {
        listeners.computeIfPresent(environment, (same, there) -> {
            there.remove(stream);
            return there.isEmpty() ? null : there;
        });
    }

    /** How many listen to an environment on this node. */
    int count(String environment) {
        return listeners.getOrDefault(environment, Set.of()).size();
    }

    @EventListener
    void on(SnapshotServed served) {
        listeners.getOrDefault(served.environment(), Set.of()).forEach(stream -> stream.tell(served.revision()));
    }
}
