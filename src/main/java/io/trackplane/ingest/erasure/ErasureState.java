package io.trackplane.ingest.erasure;

import java.util.Locale;

/** How far an erasure is. */
public enum ErasureState {
    /** Recorded. It will be done, after a restart too. */
    WAITING,
    /** Rows are being removed. */
    RUNNING,
    /** Everything is gone. */
    DONE,
    /** Given up because of an unexpected error; nothing was removed. Whoever wants it asks again. */
    FAILED;

    /** The name as it stands in message keys and the management API, such as {@code done}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isUnderWay() {
        return this == WAITING || this == RUNNING;
    }
}
