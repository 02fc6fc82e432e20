package io.trackplane.privacy;

/** How long numbers of E.164 are, country code included: where one ends when more digits follow. */
final class CountryCodes {
    /** Digits of the shortest number. */
    static final int SHORTEST = 8;

    private static final int LONGEST = 15;

    private CountryCodes() {}

    /** Whether that many digits can be a whole number of the country that they begin with. */
    static boolean complete(CharSequence digits) {
        var length = digits.length();
        return length >= SHORTEST && length <= longest(digits) && (length >= 11 || !fixed(digits));
    }

    /** North America, Russia and China have no shorter ones. */
    private static boolean fixed(CharSequence digits) {
        var first = digits.charAt(0);
        return first == '1' || first == '7' || (first == '8' && digits.charAt(1) == '6');
    }

    private static int longest(CharSequence digits) {
        return switch (digits.charAt(0)) {
            case '1', '7' -> 11;
            default -> byTwo(digits);
        };
    }

    private static int byTwo(CharSequence digits) {
        return switch ((digits.charAt(0) - '0') * 10 + digits.charAt(1) - '0') {
            case 65 -> 10;
            case 32,
                    33,
                    34,
                    41,
                    45,
                    47,
                    48,
                    51,
                    56,
                    60,
                    61,
                    66,
                    84,
                    98,
                    20,
                    27,
                    30,
                    31,
                    36,
                    44,
                    46,
                    52,
                    57,
                    58,
                    63,
                    64,
                    81,
                    82,
                    90,
                    91,
                    92,
                    94,
                    95 -> 12;
            case 39, 40, 43, 53, 54, 55, 62, 86, 93 -> 13;
            case 85 -> digits.charAt(2) == '2' || digits.charAt(2) == '3' ? 11 : 12;
            case 88 -> digits.charAt(2) == '6' ? 12 : 13;
            default -> LONGEST;
        };
    }
}
