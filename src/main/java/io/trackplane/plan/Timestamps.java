package io.trackplane.plan;

/**
 * The form of a time in RFC 3339 section 5.6, with seconds, up to nine digits of a fraction and an offset. Whether a month has 31 days is
 * not looked at, so that {@link #PATTERN} in a JSON Schema says the same.
 */
final class Timestamps {
    /** The last millisecond of the year 9999. */
    static final long LATEST = 253_402_300_799_999L;

    /** The form as a regular expression in the dialect that all engines share. */
    static final String PATTERN =
            "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
                    + "(\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$";

    private static final int SECONDS_END = 19;
    private static final int MOST_DECIMALS = 9;

    private Timestamps() {}

    static boolean looksLikeOne(String text) {
        if (text.length() <= SECONDS_END || !dateAndTime(text)) {
            return false;
        }
        int at = afterFraction(text);
        return at > 0 && offset(text, at);
    }

    private static boolean dateAndTime(String text) {
        return number(text, 0, 2, 0, 99)
                && number(text, 2, 2, 0, 99)
                && text.charAt(4) == '-'
                && number(text, 5, 2, 1, 12)
                && text.charAt(7) == '-'
                && number(text, 8, 2, 1, 31)
                && text.charAt(10) == 'T'
                && number(text, 11, 2, 0, 23)
                && text.charAt(13) == ':'
                && number(text, 14, 2, 0, 59)
                && text.charAt(16) == ':'
                && number(text, 17, 2, 0, 59);
    }

    /** Where the offset begins; -1 when the fraction is none. */
    private static int afterFraction(String text) {
        if (text.charAt(SECONDS_END) != '.') {
            return SECONDS_END;
        }
        int at = SECONDS_END + 1;
        while (at < text.length() && digit(text, at)) {
            at++;
        }
        int decimals = at - SECONDS_END - 1;
        return decimals >= 1 && decimals <= MOST_DECIMALS ? at : -1;
    }

    private static boolean offset(String text, int at) {
        if (at == text.length() - 1) {
            return text.charAt(at) == 'Z';
        }
        return at == text.length() - 6
                && (text.charAt(at) == '+' || text.charAt(at) == '-')
                && number(text, at + 1, 2, 0, 23)
                && text.charAt(at + 3) == ':'
                && number(text, at + 4, 2, 0, 59);
    }

    private static boolean number(String text, int from, int digits, int least, int most) {
        int number = 0;
        for (int at = from; at < from + digits; at++) {
            if (!digit(text, at)) {
                return false;
            }
            number = number * 10 + text.charAt(at) - '0';
        }
        return number >= least && number <= most;
    }

    private static boolean digit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
