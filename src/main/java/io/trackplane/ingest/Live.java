package io.trackplane.ingest;

import java.util.List;
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
     * @param reasons why; empty where it was stored
     */
    record Sighting(Arrival arrival, String fate, List<Reason> reasons) {}

    /**
     * One thing that is wrong with an event.
     *
     * @param kind such as {@code unplanned}, {@code missing}, {@code violation}
     * @param field path of the field, such as {@code properties.amount}; empty for the event as a whole
     */
    record Reason(String kind, String field) {
        /** With the field as a JSON pointer (RFC 6901). */
        public static Reason at(String kind, String pointer) {
            return new Reason(
                    kind, pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.'));
        }
    }
}
