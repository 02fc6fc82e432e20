package io.trackplane.privacy;

import org.jspecify.annotations.Nullable;

/**
 * A text as the detectors read it. First as it is; then, when that makes a difference, with full-width and other digits, hyphens and spaces
 * as ASCII, invisible characters left out, percent-encoding (once or more) and {@code \}{@code u} escapes decoded. Every character knows where in the
 * original it comes from.
 */
final class Reading {
    private static final int ROOM = 256;

    private char[] original = new char[ROOM];
    private char[] decoded = new char[0];
    private int[] origins = new int[0];
    private int originalLength;
    private int decodedLength;
    private boolean plain;
    private boolean escaped;

    /** What is read at the moment. */
    char[] characters = original;

    /** How much of {@link #characters} is read. */
    int length;

    private int @Nullable [] places;

    /** Characters looked at so far by anybody, for the proof that this is linear. */
    long visited;

    /** Takes the text as it is. */
    void take(String text) {
        originalLength = text.length();
        if (original.length < originalLength) {
            original = new char[originalLength + originalLength / 2];
        }
        text.getChars(0, originalLength, original, 0);
        characters = original;
        length = originalLength;
        places = null;
        visited += length;
        examine();
    }

    /** Whether decoding makes no difference. */
    boolean plain() {
        return plain;
    }

    /** Whether something is escaped, so that the text as it is may hold what its decoding does not. */
    boolean escaped() {
        return escaped;
    }

    /** Goes on with the decoded text. */
    void decode() {
        room();
        decodedLength = 0;
        for (var at = 0; at < originalLength; ) {
            at = decodeAt(at);
        }
        visited += originalLength;
        origins[decodedLength] = originalLength;
        characters = decoded;
        length = decodedLength;
        places = origins;
    }

    /** Goes back to the text as it is. */
    void asIs() {
        characters = original;
        length = originalLength;
        places = null;
    }

    /** Where in the original that character is. */
    int origin(int at) {
        return places == null ? at : places[at];
    }

    char at(int position) {
        return characters[position];
    }

    /** Whether that text stands there. */
    boolean begins(int at, String text) {
        if (at + text.length() > length) {
            return false;
        }
        for (var place = 0; place < text.length(); place++) {
            if (characters[at + place] != text.charAt(place)) {
                return false;
            }
        }
        return true;
    }

    String text(int start, int end) {
        return new String(characters, start, end - start);
    }

    private void examine() {
        plain = true;
        escaped = false;
        for (var at = 0; at < length; at++) {
            var c = original[at];
            if (c == '%' || c == '\\') {
                escaped = true;
            } else if (c >= 0x80 && plain && folds(c)) {
                plain = false;
            }
        }
        plain &= !escaped;
    }

    private void room() {
        if (origins.length <= originalLength) {
            decoded = new char[original.length + 1];
            origins = new int[original.length + 1];
        }
    }

    private int decodeAt(int at) {
        var c = original[at];
        if (c == '%') {
            return percent(at);
        }
        if (c == '\\' && at + 5 < originalLength && original[at + 1] == 'u') {
            return escape(at);
        }
        if (Character.isHighSurrogate(c) && at + 1 < originalLength && Character.isLowSurrogate(original[at + 1])) {
            fold(Character.toCodePoint(c, original[at + 1]), at);
            return at + 2;
        }
        fold(c, at);
        return at + 1;
    }

    private int escape(int at) {
        var code = 0;
        for (var place = at + 2; place < at + 6; place++) {
            var digit = hexadecimal(place);
            if (digit < 0) {
                fold('\\', at);
                return at + 1;
            }
            code = code * 16 + digit;
        }
        fold(code, at);
        return at + 6;
    }

    private int percent(int at) {
        var place = afterPercent(at);
        var first = octet(place);
        if (first >= 0x20 && first < 0x7F) {
            fold(first, at);
            return place + 2;
        }
        var more = first >= 0xF0 && first < 0xF5
                ? 3
                : first >= 0xE0 && first < 0xF0 ? 2 : first >= 0xC2 && first < 0xE0 ? 1 : 0;
        return more == 0 ? undecoded(at) : sequence(at, place + 2, first & (0x3F >> more), more);
    }

    /** A character of several octets, each percent-encoded. */
    private int sequence(int at, int next, int begun, int more) {
        var code = begun;
        var place = next;
        for (var count = 0; count < more; count++) {
            if (place >= originalLength || original[place] != '%') {
                return undecoded(at);
            }
            place = afterPercent(place);
            var octet = octet(place);
            if ((octet & 0xC0) != 0x80) {
                return undecoded(at);
            }
            code = (code << 6) | (octet & 0x3F);
            place += 2;
        }
        fold(code, at);
        return place;
    }

    private int undecoded(int at) {
        fold('%', at);
        return at + 1;
    }

    /** After {@code %}, and after any number of {@code 25}, which is a percent sign encoded again. */
    private int afterPercent(int at) {
        var place = at + 1;
        while (place + 3 < originalLength && original[place] == '2' && original[place + 1] == '5') {
            place += 2;
            visited += 2;
        }
        return place;
    }

    private int octet(int place) {
        if (place + 1 >= originalLength) {
            return -1;
        }
        var high = hexadecimal(place);
        var low = hexadecimal(place + 1);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private int hexadecimal(int place) {
        return original[place] < 0x80 ? Character.digit(original[place], 16) : -1;
    }

    private void fold(int code, int origin) {
        if (code < 0x80) {
            put((char) code, origin);
        } else if (!invisible(code)) {
            foldVisible(code, origin);
        }
    }

    private void foldVisible(int code, int origin) {
        if (code >= 0xFF01 && code <= 0xFF5E) {
            put((char) (code - 0xFEE0), origin);
        } else if (Character.isDigit(code)) {
            put((char) ('0' + Character.digit(code, 10)), origin);
        } else if (Character.isSpaceChar(code)) {
            put(' ', origin);
        } else if (hyphen(code)) {
            put('-', origin);
        } else {
            put(code > 0xFFFF ? Character.highSurrogate(code) : (char) code, origin);
        }
    }

    private void put(char c, int origin) {
        decoded[decodedLength] = c;
        origins[decodedLength] = origin;
        decodedLength++;
    }

    private static boolean folds(char c) {
        return (c >= 0xFF01 && c <= 0xFF5E)
                || Character.isSurrogate(c)
                || Character.isDigit(c)
                || Character.isSpaceChar(c)
                || hyphen(c)
                || invisible(c);
    }

    private static boolean hyphen(int code) {
        return (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0xFE63;
    }

    private static boolean invisible(int code) {
        return code == 0xAD || Character.getType(code) == Character.FORMAT;
    }
}
