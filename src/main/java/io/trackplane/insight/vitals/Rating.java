package io.trackplane.insight.vitals;

import java.util.Locale;

/** How a web vital is for people, by the thresholds of {@link Vital}. */
public enum Rating {
    GOOD,
    NEEDS_IMPROVEMENT,
    POOR;

    /** The name on the wire, such as {@code needs-improvement}, as the browsers' own library says it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
