package io.trackplane.insight;

import java.util.Locale;

/** How wide the steps of a time axis are, in the tenant's time zone. Weeks begin on Monday. */
public enum Interval {
    HOUR,
    DAY,
    WEEK,
    MONTH;

    /** The name on the wire. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
