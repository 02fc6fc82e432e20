package io.trackplane.ingest;

import java.util.function.Consumer;

/**
 * Events as they arrive, for people who look. Costs nothing while nobody does.
 */
public interface Live {
    /**
     * Begins to look at an environment's events.
     *
     * @param environment id of the environment
     * @param sight gets each event right after its fate is known; must not block
     * @return ends the looking
     */
    AutoCloseable watch(String environment, Consumer<Sighting> sight);

    /**
     * An event and what became of it.
     *
     * @param arrival masked
     * @param fate {@code stored}, {@code duplicate}, {@code sampled_out}, {@code quarantined} or {@code rejected}
     * @param reasons why, for people; empty where it was stored
     */
    record Sighting(Arrival arrival, String fate, java.util.List<String> reasons) {}
}
