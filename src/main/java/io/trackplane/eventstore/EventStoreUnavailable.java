package io.trackplane.eventstore;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** The store cannot take or answer anything now; the same call may work later. Where nobody expects it, the web answers 503. */
public class EventStoreUnavailable extends DataAccessResourceFailureException {
    private static final long serialVersionUID = 1L;

    public EventStoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
