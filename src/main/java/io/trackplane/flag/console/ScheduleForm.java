package io.trackplane.flag.console;

import io.trackplane.flag.Day;
import io.trackplane.flag.Schedule;
import io.trackplane.flag.WeeklyWindow;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a flag is on, as its editor shows it.
 *
 * @param zone of all times in it
 * @param start local date and time; empty for always
 * @param end the same; empty for never
 * @param focus name of the field that was added last; empty for none
 */
record ScheduleForm(String zone, String start, String end, List<Window> windows, String focus) {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss]");

    ScheduleForm {
        windows = List.copyOf(windows);
    }

    /**
     * A weekly window.
     *
     * @param days keys of the days it begins on
     */
    record Window(List<String> days, String from, String to) {}

    /** @param zone the tenant's, for a flag without a schedule */
    static ScheduleForm of(@Nullable Schedule schedule, ZoneId zone) {
        if (schedule == null) {
            return new ScheduleForm(zone.getId(), "", "", List.of(), "");
        }
        var own = ZoneId.of(schedule.zone());
        return new ScheduleForm(
                schedule.zone(),
                local(schedule.start(), own),
                local(schedule.end(), own),
                schedule.weekly().stream()
                        .map(window -> new Window(
                                window.days().stream().map(Day::key).toList(),
                                window.from().toString(),
                                window.to().toString()))
                        .toList(),
                "");
    }

    private static String local(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "" : instant.atZone(zone).toLocalDateTime().toString();
    }

    static ScheduleForm read(Posted posted) {
        var windows = new ArrayList<Window>();
        int count = posted.count("window", "from");
        for (int i = 0; i < count; i++) {
            var at = "window." + i + ".";
            windows.add(new Window(posted.each(at + "day"), posted.line(at + "from"), posted.line(at + "to")));
        }
        return new ScheduleForm(posted.line("zone"), posted.line("start"), posted.line("end"), windows, "");
    }

    /** What a button other than saving does: {@code window.add} or {@code window.2.remove}. */
    ScheduleForm after(String action) {
        var words = action.split("\\.");
        var changed = new ArrayList<>(windows);
        if (action.equals("window.add")) {
            changed.add(new Window(List.of("monday", "tuesday", "wednesday", "thursday", "friday"), "09:00", "18:00"));
            return new ScheduleForm(zone, start, end, changed, "window." + (changed.size() - 1) + ".from");
        }
        int index = words.length == 3 ? Posted.number(words[1], -1) : -1;
        if (index >= 0 && index < changed.size()) {
            changed.remove(index);
        }
        return new ScheduleForm(zone, start, end, changed, "window.add");
    }

    /**
     * The schedule; null where the flag is on all the time.
     *
     * @throws Problem.Invalid with every time that cannot be read
     */
    @Nullable Schedule schedule() {
        if (start.isEmpty() && end.isEmpty() && windows.isEmpty()) {
            return null;
        }
        var problems = new LinkedHashMap<String, Message>();
        var weekly = new ArrayList<WeeklyWindow>();
        for (int i = 0; i < windows.size(); i++) {
            var window = windows.get(i);
            var at = "schedule.weekly[" + i + "].";
            var from = time(window.from(), at + "from", problems);
            var to = time(window.to(), at + "to", problems);
            if (from != null && to != null) {
                weekly.add(new WeeklyWindow(window.days().stream().map(Day::of).toList(), from, to));
            }
        }
        var begins = instant(start, "schedule.start", problems);
        var ends = instant(end, "schedule.end", problems);
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        return new Schedule(begins, ends, zone.isEmpty() ? "UTC" : zone, weekly);
    }

    private static @Nullable LocalTime time(String typed, String field, Map<String, Message> problems) {
        try {
            return LocalTime.parse(typed).withSecond(0).withNano(0);
        } catch (DateTimeException e) {
            problems.put(field, Message.of("flag.problem.time"));
            return null;
        }
    }

    private @Nullable Instant instant(String typed, String field, Map<String, Message> problems) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed, LOCAL).atZone(ZoneId.of(zone)).toInstant();
        } catch (DateTimeException e) {
            problems.put(field, Message.of("flag.problem.date-time"));
            return null;
        }
    }
}
