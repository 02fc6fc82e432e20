package io.trackplane.web;

import java.util.Optional;

/** Knows what waits to be published in the environment a page stands in. Implemented by a module above. */
public interface PendingChanges {
    /** What waits there; empty outside environments and where nothing waits. Never fails. */
    Optional<Pending> in(Place place);

    /**
     * Changes that wait.
     *
     * @param count how many, at least 1
     * @param href where they are published
     */
    record Pending(int count, String href) {}
}
