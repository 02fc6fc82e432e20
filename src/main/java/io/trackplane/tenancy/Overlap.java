package io.trackplane.tenancy;

import java.time.Duration;

/** For how long the old key or secret still works after a rotation. Message keys: {@code tenancy.overlap.<key>}. */
public enum Overlap {
    NONE(Duration.ZERO),
    ONE_HOUR(Duration.ofHours(1)),
    ONE_DAY(Duration.ofDays(1)),
    ONE_WEEK(Duration.ofDays(7));

    private final Duration duration;

    Overlap(Duration duration) {
        this.duration = duration;
    }

    public Duration duration() {
        return duration;
    }

    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
