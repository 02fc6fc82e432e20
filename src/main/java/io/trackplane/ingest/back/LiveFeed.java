package io.trackplane.ingest.back;

import io.trackplane.ingest.Live;
import io.trackplane.ingest.Sightings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who looks at which environment. While nobody does, there is one look into an empty map for each batch. */
@Component
public class LiveFeed implements Live, Sightings {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

    private final Map<String, List<Consumer<Sighting>>> watchers = new ConcurrentHashMap<>();

    @Override
    public AutoCloseable watch(String environment, Consumer<Sighting> sight) {
        watchers.compute(environment, (same, there) -> {
            var all = there == null ? new CopyOnWriteArrayList<Consumer<Sighting>>() : there;
            all.add(sight);
            return all;
        });
        return () -> leave(environment, sight);
    }

    private void leave(String environment, Consumer<Sighting> sight) {
        watchers.computeIfPresent(environment, (same, there) -> {
            there.remove(sight);
            return there.isEmpty() ? null : there;
        });
    }

    @Override
    public boolean areWanted(String environment) {
        return !watchers.isEmpty() && watchers.containsKey(environment);
    }

    boolean isWatched() {
        return !watchers.isEmpty();
    }

    @Override
    public void tell(String environment, Sighting sighting) {
        for (var watcher : watchers.getOrDefault(environment, List.of())) {
            try {
                watcher.accept(sighting);
            } catch (RuntimeException e) {
                LOG.warn("A live view is ended, it cannot take events", e);
                leave(environment, watcher);
            }
        }
    }
}
