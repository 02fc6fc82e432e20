package io.trackplane.insight.metric;

import java.util.Locale;

/** What events can be ranked by. */
public enum Dimension {
    /** Pages by their views; visitors are those who viewed them. */
    PAGE(true, true),
    /** Where page views came from, by views; no value: directly, or not told. */
    REFERRER(true, true),
    /** Names of events of every type, by how often. */
    EVENT("name", false, true),
    /** Platforms by visitors with any event; the count is of page views. */
    PLATFORM(false, false),
    /** Releases by visitors with any event; the count is of page views. */
    RELEASE(false, false),
    /** Kinds of devices by visitors with any event; the count is of page views. */
    DEVICE(false, false);

    private final String column;
    private final boolean isOfPageViews;
    private final boolean isByCount;

    Dimension(boolean isOfPageViews, boolean isByCount) {
        this.column = name().toLowerCase(Locale.ROOT);
        this.isOfPageViews = isOfPageViews;
        this.isByCount = isByCount;
    }

    Dimension(String column, boolean isOfPageViews, boolean isByCount) {
        this.column = column;
        this.isOfPageViews = isOfPageViews;
        this.isByCount = isByCount;
    }

    /** The name on the wire. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the value stands in {@code events}. */
    public String column() {
        return column;
    }

    /** Whether only page views take part. */
    public boolean isOfPageViews() {
        return isOfPageViews;
    }

    /** Whether the largest count comes first, else the most visitors. */
    public boolean isByCount() {
        return isByCount;
    }

    /** Whether every event is counted, not just page views. */
    public boolean countsEvents() {
        return this == EVENT;
    }
}
