package io.trackplane.ingest.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads times: milliseconds since 1970 (seeds 001 and 002), or RFC 3339 texts (seed 004). */
final class Times {
    private static final int LONGEST_TEXT = 40;
    private static final int LONGEST_NUMBER = 100;
    /** Digits of a number that a double always holds. */
    private static final int LONGEST_EXACT = 15;

    private Times() {}

    /** The time that is the current token, milliseconds since 1970; null when it is none. Fractions of milliseconds are dropped. */
    static @Nullable Long read(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT ->
                parser.getStringLength() <= LONGEST_EXACT ? parser.getLongValue() : milliseconds(parser.getString());
            case VALUE_NUMBER_FLOAT -> milliseconds(parser.getString());
            case VALUE_STRING -> date(parser.getString());
            default -> null;
        };
    }

    /** A number that is no time any more becomes one that is too late. */
    private static long milliseconds(String digits) {
        return digits.length() > LONGEST_NUMBER ? Long.MAX_VALUE : (long) Double.parseDouble(digits);
    }

    private static @Nullable Long date(String text) {
        if (text.length() > LONGEST_TEXT) {
            return null;
        }
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text).toEpochMilli()
                    : (Long) OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
