package io.trackplane.ingest.erasure;

import java.util.Locale;

/** What kept an erasure from being done. */
public enum Obstacle {
    /** The event store did not answer or takes nothing. It is tried again each minute. */
    STORE_AWAY,
    /** The event store took too long. It is tried again each minute. */
    STORE_SLOW,
    /** An error that trying again does not mend; the server's log has it. */
    BROKEN;

    /** The name as it stands in message keys and the management API, such as {@code store-away}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
