package io.trackplane.flag;

import io.trackplane.event.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Points in time as milliseconds since 1970, from what {@link Operand#DATE} names. */
final class Dates {
    /** As far as JavaScript's dates go (ECMA-262 §21.4.1.1). */
    private static final long FARTHEST = 8_640_000_000_000_000L;

    private static final Pattern MILLISECONDS = Pattern.compile("-?[0-9]{1,16}");

    /** What is worth trying to parse, so that other texts cost no exception. */
    private static final Pattern ISO =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]{5,18}(?:Z|[+-][0-9:]{2,8}))?");

    private static final int LENGTH_OF_A_DAY = 10;

    private Dates() {}

    /** The time an attribute names, null when it names none. */
    static @Nullable Long of(Value value) {
        return switch (value) {
            case Value.Text text -> read(text.text());
            case Value.Whole whole -> within(whole.number());
            case Value.Decimal decimal ->
                decimal.number() == Math.rint(decimal.number()) ? within((long) decimal.number()) : null;
            default -> null;
        };
    }

    /** A time that was checked before. */
    static long of(String checked) {
        return Objects.requireNonNull(read(checked), checked);
    }

    static @Nullable Long read(String text) {
        if (MILLISECONDS.matcher(text).matches()) {
            return within(Long.parseLong(text));
        }
        return ISO.matcher(text).matches() ? parse(text) : null;
    }

    private static @Nullable Long parse(String text) {
        try {
            return text.length() == LENGTH_OF_A_DAY
                    ? LocalDate.parse(text)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toEpochMilli()
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Long within(long milliseconds) {
        return Math.abs(milliseconds) <= FARTHEST ? milliseconds : null;
    }
}
