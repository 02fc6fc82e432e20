package io.trackplane.flag;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.util.Locale;

/** A day of the week. */
public enum Day {
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY;

    /** The name in definitions. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The day of that key.
     *
     * @throws io.trackplane.kernel.Problem.Invalid naming the days
     */
    @JsonCreator
    public static Day of(String key) {
        return Keys.choice(values(), Day::key, key);
    }

    static Day of(DayOfWeek day) {
        return values()[day.ordinal()];
    }
}
