package io.trackplane.web.view;

import io.trackplane.web.Shell;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.IExpressionContext;

/** Times and days as the page's language writes them, in the page's zone. */
public final class Times {
    private final Locale locale;
    private final ZoneId zone;
    private final MessageSource messages;
    private final Clock clock;

    Times(IExpressionContext context, MessageSource messages, Clock clock) {
        this.locale = context.getLocale();
        this.zone = context.getVariable(Shell.VARIABLE) instanceof Shell shell ? shell.zone() : ZoneId.of("UTC");
        this.messages = messages;
        this.clock = clock;
    }

    /** Date and time to the minute: {@code 21 Nov 2026, 14:06}. */
    public String moment(Instant instant) {
        return written("web.time.moment", instant.atZone(zone));
    }

    /** Date and time to the second with the zone's name. */
    public String exactly(Instant instant) {
        return written("web.time.exactly", instant.atZone(zone));
    }

    /** Time of day: {@code 14:06}. */
    public String timeOfDay(Instant instant) {
        return written("web.time.of-day", instant.atZone(zone));
    }

    /** A date: {@code 21 November 2026}. */
    public String date(Instant instant) {
        return written("web.time.date", instant.atZone(zone));
    }

    /** A day as a heading, with the year unless it is this one: {@code Saturday, 21 November}. */
    public String day(LocalDate day) {
        var thisYear = day.getYear() == LocalDate.now(clock.withZone(zone)).getYear();
        return written(thisYear ? "web.time.day" : "web.time.day-of-year", day);
    }

    /** The day an instant falls on, as a heading. */
    public String day(Instant instant) {
        return day(instant.atZone(zone).toLocalDate());
    }

    /** How long ago that was, in the largest unit that fits; more than 30 days ago is a date. */
    public String ago(Instant instant) {
        var passed = Duration.between(instant, clock.instant());
        if (passed.toSeconds() < 5) {
            return text("web.time.now");
        }
        if (passed.toMinutes() < 1) {
            return text("web.time.seconds-ago", passed.toSeconds());
        }
        if (passed.toHours() < 1) {
            return text("web.time.minutes-ago", passed.toMinutes());
        }
        if (passed.toDays() < 1) {
            return text("web.time.hours-ago", passed.toHours());
        }
        return passed.toDays() <= 30 ? text("web.time.days-ago", passed.toDays()) : date(instant);
    }

    /** For the {@code datetime} attribute. */
    public String iso(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }

    private String written(String pattern, TemporalAccessor time) {
        return DateTimeFormatter.ofPattern(text(pattern), locale).format(time);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments.length == 0 ? null : arguments, locale);
    }
}
