package io.trackplane.flag;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

/**
 * A time of day on some days of every week, by the clock on the wall: an hour that a change of summer time repeats is inside twice,
 * one that it skips never comes.
 *
 * @param days the days it begins on: at least one, each once
 * @param from when it begins, included; whole minutes
 * @param to when it ends, not included. Before {@code from}: on the next day. The same as {@code from}: after 24 hours
 */
public record WeeklyWindow(
        List<Day> days,
        @JsonFormat(pattern = "HH:mm") LocalTime from,
        @JsonFormat(pattern = "HH:mm") LocalTime to) {
    public WeeklyWindow {
        days = List.copyOf(Objects.requireNonNullElse(days, List.of()));
        from = Keys.present("from", from);
        to = Keys.present("to", to);
    }

    /** Whether this local time is inside. */
    public boolean contains(LocalDateTime time) {
        var today = time.getDayOfWeek();
        var clock = time.toLocalTime();
        if (from.isBefore(to)) {
            return beginsOn(today) && !clock.isBefore(from) && clock.isBefore(to);
        }
        return !clock.isBefore(from) && beginsOn(today) || clock.isBefore(to) && beginsOn(today.minus(1));
    }

    private boolean beginsOn(DayOfWeek day) {
        return days.contains(Day.of(day));
    }
}
