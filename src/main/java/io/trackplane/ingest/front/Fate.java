package io.trackplane.ingest.front;

import java.util.Locale;

/** What becomes of an event: {@code would_be} in answers. */
public enum Fate {
    STORED,
    /** Left out: by sampling, by the event filters, or because the visitor does not agree. */
    SAMPLED_OUT,
    QUARANTINED,
    /** Only ever found out by the back stage. */
    DUPLICATE,
    REJECTED;

    /** Lower snake case, as it stands in answers. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
