package io.trackplane.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Ranges with a name. All end with a whole day: today, which may not be over, or yesterday. */
public enum Preset {
    TODAY("today", 1, 0),
    YESTERDAY("yesterday", 1, 1),
    DAYS_7("7d", 7, 0),
    DAYS_30("30d", 30, 0),
    DAYS_90("90d", 90, 0);

    private final String key;
    private final int days;
    private final int daysAgo;

    Preset(String key, int days, int daysAgo) {
        this.key = key;
        this.days = days;
        this.daysAgo = daysAgo;
    }

    /** The name on the wire. */
    public String key() {
        return key;
    }

    /** How many days it has. */
    public int days() {
        return days;
    }

    /** Its last day. */
    public LocalDate last(Instant now, ZoneId zone) {
        return now.atZone(zone).toLocalDate().minusDays(daysAgo);
    }

    /** Its first day. */
    public LocalDate first(Instant now, ZoneId zone) {
        return last(now, zone).minusDays(days - 1L);
    }

    /** The range as it is at a moment. */
    public Range range(Instant now, ZoneId zone) {
        return new Range(
                first(now, zone).atStartOfDay(zone).toInstant(),
                last(now, zone).plusDays(1).atStartOfDay(zone).toInstant(),
                zone);
    }

    /** The preset of that wire name. */
    public static Optional<Preset> of(String key) {
        for (var preset : values()) {
            if (preset.key.equals(key)) {
                return Optional.of(preset);
            }
        }
        return Optional.empty();
    }
}
