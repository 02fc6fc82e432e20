package io.trackplane.insight;

import org.jspecify.annotations.Nullable;

/** Which events count; null leaves none out. */
public record Filters(
        @Nullable String platform,
        @Nullable String page,
        @Nullable String release,
        @Nullable String device) {
    /** All of them. */
    public static final Filters NONE = new Filters(null, null, null, null);
}
