package io.trackplane.ingest.console;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who looks at which environment. */
@Component
class LiveStreams {
    /** Most browsers that look at one environment on one node. */
    static final int MOST = 20;

    /** Most browsers that look on a node, whatever at. */
    static final int MOST_OF_NODE = 200;

    private final Map<String, Set<LiveStream>> open = new HashMap<>();
    private int count;
    private boolean isClosed;

    /** Adds a browser; false when there are as many as there may be, or the server stops. */
    synchronized boolean add(String environment, LiveStream stream) {
        var streams = open.getOrDefault(environment, Set.of());
        if (isClosed || count >= MOST_OF_NODE || streams.size() >= MOST) {
            return false;
        }
        open.computeIfAbsent(environment, first -> new HashSet<>()).add(stream);
        count++;
        return true;
    }

    synchronized void remove(String environment, LiveStream stream) {
        var streams = open.get(environment);
        if (streams != null && streams.remove(stream)) {
            count--;
            if (streams.isEmpty()) {
                open.remove(environment);
            }
        }
    }

    /** How many look on this node. */
    synchronized int count() {
        return count;
    }

    /** The server stops: nobody is kept waiting. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        all().forEach(LiveStream::end);
    }

    private synchronized List<LiveStream> all() {
        isClosed = true;
        return open.values().stream().flatMap(Set::stream).toList();
    }
}
