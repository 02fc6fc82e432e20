package io.trackplane.insight.asking;

import java.util.Locale;

/** What figures can be split by; the column has the same name. */
public enum Dimension {
    PAGE,
    DEVICE,
    RELEASE,
    PLATFORM,
    BROWSER;

    /** The name in addresses and of the column. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
