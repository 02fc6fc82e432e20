package io.trackplane.flag;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trackplane.kernel.Message;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a flag is on. Outside of it the flag is off, as if it were switched off.
 *
 * @param start first instant; null for always
 * @param end first instant no longer; null for never
 * @param zone the zone of the windows, an IANA name or an offset; the tenant's. UTC when not given
 * @param weekly on in any of these; all the time when there are none. At most {@value #MOST_WINDOWS}
 */
public record Schedule(
        @Nullable Instant start,
        @Nullable Instant end,
        String zone,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WeeklyWindow> weekly) {
    /** Most weekly windows. */
    public static final int MOST_WINDOWS = 20;

    public Schedule {
        zone = Objects.requireNonNullElse(zone, "UTC");
        weekly = List.copyOf(Objects.requireNonNullElse(weekly, List.of()));
    }

    /** Whether it says that the flag is on at this time. */
    public boolean contains(Instant time) {
        return contains(time, ZoneId.of(zone));
    }

    /** The same for those who have looked up the zone before. */
    boolean contains(Instant time, ZoneId zoneId) {
        if (start != null && time.isBefore(start) || end != null && !time.isBefore(end)) {
            return false;
        }
        return weekly.isEmpty() || inWindow(time.atZone(zoneId).toLocalDateTime());
    }

    private boolean inWindow(LocalDateTime local) {
        for (var window : weekly) {
            if (window.contains(local)) {
                return true;
            }
        }
        return false;
    }

    Map<String, Message> problems(String path) {
        var findings = new Findings(path);
        findings.check(start == null || end == null || start.isBefore(end), "end", "flag.problem.schedule.reversed");
        findings.check(isZone(zone), "zone", "flag.problem.schedule.zone");
        if (findings.count("weekly", weekly.size(), MOST_WINDOWS)) {
            for (int i = 0; i < weekly.size(); i++) {
                var days = weekly.get(i).days();
                var here = findings.in("weekly", i);
                here.check(!days.isEmpty(), "days", "flag.problem.required");
                here.check(new HashSet<>(days).size() == days.size(), "days", "flag.problem.duplicate");
            }
        }
        return findings.all();
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
