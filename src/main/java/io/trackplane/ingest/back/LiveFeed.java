package io.trackplane.ingest.back;

import io.trackplane.eventstore.QuarantinedEvent.Reason;
import io.trackplane.eventstore.StreamName;
import io.trackplane.ingest.Arrival;
import io.trackplane.ingest.Live;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands events to those who look. */
final class LiveFeed implements Live {
    private final ConcurrentMap<String, List<Consumer<Sighting>>> watching = new ConcurrentHashMap<>();

    @Override
    public AutoCloseable watch(String environment, Consumer<Sighting> sight) {
        watching.computeIfAbsent(environment, id -> new CopyOnWriteArrayList<>()).add(sight);
        return () -> watching.computeIfPresent(environment, (id, all) -> {
            all.remove(sight);
            return all.isEmpty() ? null : all;
        });
    }

    boolean isWatched(StreamName stream) {
        return !watching.isEmpty() && watching.containsKey(id(stream));
    }

    void show(StreamName stream, Arrival arrival, String fate, List<Reason> reasons) {
        var said = reasons.stream()
                .map(reason -> reason.field() + ": " + reason.expected() + " / " + reason.found())
                .toList();
        watching.getOrDefault(id(stream), List.of())
                .forEach(sight -> sight.accept(new Sighting(arrival, fate, said)));
    }

    private static String id(StreamName stream) {
        return stream.tenant() + "/" + stream.application() + "/" + stream.environment();
    }
}
