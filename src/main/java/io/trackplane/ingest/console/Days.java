package io.trackplane.ingest.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whole days of a tenant.
 *
 * @param first the first of them
 * @param last the last of them, not before the first
 */
record Days(LocalDate first, LocalDate last, ZoneId zone) {
    /** Most days that can be asked about at once. */
    static final int MOST = 92;

    private static final int LONGEST_DAY = "2026-11-19".length();

    /** The last days, today included. */
    static Days last(int count, ZoneId zone, Clock clock) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return new Days(today.minusDays(count - 1L), today, zone);
    }

    /**
     * The days that an address asks about.
     *
     * @throws Problem.Invalid on {@code from} or {@code to}
     */
    static Days of(@Nullable String from, @Nullable String to, Days otherwise) {
        var last = day("to", to, otherwise.last);
        var first =
                day("from", from, otherwise.first.isAfter(last) || isGiven(to) ? last.minusDays(1) : otherwise.first);
        if (last.isBefore(first)) {
            throw new Problem.Invalid("to", Message.of("ingest.problem.reversed"));
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST) {
            throw new Problem.Invalid("from", Message.of("ingest.problem.too-many-days", MOST));
        }
        return new Days(first, last, otherwise.zone);
    }

    private static LocalDate day(String field, @Nullable String text, LocalDate otherwise) {
        if (text == null || !isGiven(text)) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text.length() > LONGEST_DAY ? "" : text.strip());
        } catch (DateTimeParseException e) {
            throw new Problem.Invalid(field, Message.of("ingest.problem.no-date"));
        }
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /** How many. */
    public int count() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** The first moment. */
    Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The first moment after them. */
    Instant to() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
