package io.trackplane.privacy;

/** Check digits, regions, dates and prefixes of numbers. Numbers are texts of digits. */
final class CheckDigits {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int[] LONGEST_MONTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private CheckDigits() {}

    /** Luhn's check (ISO/IEC 7812-1, annex B). */
    static boolean luhn(CharSequence number) {
        var sum = 0;
        for (int place = number.length() - 1, twice = 0; place >= 0; place--, twice ^= 1) {
            var digit = (number.charAt(place) - '0') << twice;
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    /**
     * Whether a card network gives out numbers of that prefix and length: Visa, Mastercard, American Express, Diners, JCB, Discover, Maestro,
     * UnionPay, and the older 955 of Chinese banks.
     */
    static boolean card(CharSequence number) {
        var length = number.length();
        var two = head(number, 2);
        var three = head(number, 3);
        var four = head(number, 4);
        return switch (two / 10) {
            case 4 -> length == 13 || length == 16 || length == 19;
            case 2 -> length == 16 && four >= 2221 && four <= 2720;
            case 3 -> three(two, three, four, length);
            case 5 -> two <= 55 && two >= 51 ? length == 16 : length >= 16 && two != 59;
            case 6 -> two == 62 ? length >= 16 : length >= 16 && length <= 19;
            case 8 -> (two == 81 || two == 82) && length >= 16;
            case 9 -> three == 955 && length >= 16;
            default -> false;
        };
    }

    private static boolean three(int two, int three, int four, int length) {
        return switch (two) {
            case 34, 37 -> length == 15;
            case 30 -> three <= 305 && length == 14;
            case 36, 38, 39 -> length == 14;
            case 35 -> four >= 3528 && four <= 3589 && length >= 16;
            default -> false;
        };
    }

    /** Whether 18 places are a resident identity number (GB 11643-1999): region, date of birth, check digit. */
    static boolean identity(CharSequence number) {
        return region(head(number, 2))
                && date(part(number, 6, 4), part(number, 10, 2), part(number, 12, 2))
                && CHECKS.charAt(weighted(number)) == Character.toUpperCase(number.charAt(17));
    }

    /** Whether 15 digits are an identity number of before 1999: region and date of birth, no check digit. */
    static boolean oldIdentity(CharSequence number) {
        return region(head(number, 2)) && date(1900 + part(number, 6, 2), part(number, 8, 2), part(number, 10, 2));
    }

    private static int weighted(CharSequence number) {
        var sum = 0;
        for (var place = 0; place < WEIGHTS.length; place++) {
            sum += (number.charAt(place) - '0') * WEIGHTS[place];
        }
        return sum % 11;
    }

    private static boolean region(int code) {
        return switch (code / 10) {
            case 1 -> code >= 11 && code <= 15;
            case 2 -> code >= 21 && code <= 23;
            case 3 -> code >= 31 && code <= 37;
            case 4 -> code >= 41 && code <= 46;
            case 5 -> code >= 50 && code <= 54;
            case 6 -> code >= 61 && code <= 65;
            case 7 -> code == 71;
            case 8 -> code >= 81 && code <= 83;
            case 9 -> code == 91;
            default -> false;
        };
    }

    private static boolean date(int year, int month, int day) {
        return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= LONGEST_MONTHS[month - 1];
    }

    /** Whether 11 digits begin with a prefix that the ministry has assigned to mobile numbers. */
    static boolean mobile(CharSequence number) {
        if (number.charAt(0) != '1') {
            return false;
        }
        var third = number.charAt(2) - '0';
        return switch (number.charAt(1)) {
            case '3', '8' -> true;
            case '4' -> third != 2 && third != 3;
            case '5' -> third != 4;
            case '6' -> third == 2 || third >= 5 && third <= 7;
            case '7' -> third != 9;
            case '9' -> third != 4;
            default -> false;
        };
    }

    private static int head(CharSequence number, int size) {
        return part(number, 0, size);
    }

    private static int part(CharSequence number, int start, int size) {
        var value = 0;
        for (var place = start; place < start + size; place++) {
            value = value * 10 + number.charAt(place) - '0';
        }
        return value;
    }
}
