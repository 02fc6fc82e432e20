package io.trackplane.eventstore;

import org.jspecify.annotations.Nullable;

/** The store cannot take or answer anything now; the same call may work later. */
public class EventStoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventStoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
