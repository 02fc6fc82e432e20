package io.trackplane.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When two names are so much alike that one may have been meant for the other. */
final class Similarity {
    private static final int SHORT = 5;

    private Similarity() {}

    /** The same for names that differ in separators, capitals, or one and many: {@code user_ids} and {@code userId}. */
    static String key(String name) {
        return Words.of(name).stream().map(Similarity::one).collect(Collectors.joining());
    }

    /** Whether one letter more, less, wrong or exchanged makes the difference, and not a number. */
    static boolean alike(String one, String other) {
        return one.length() >= SHORT
                && other.length() >= SHORT
                && Math.abs(one.length() - other.length()) <= 1
                && !withoutDigits(one).equals(withoutDigits(other))
                && oneEdit(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }

    /** Which of the names a name may have been meant for; null when none. */
    static @Nullable String closest(String name, List<String> names) {
        var key = key(name);
        for (var other : names) {
            if (!other.equals(name) && (key(other).equals(key) || alike(name, other))) {
                return other;
            }
        }
        return null;
    }

    private static String one(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private static String withoutDigits(String name) {
        return name.replaceAll("\\d+", "0");
    }

    /** Damerau–Levenshtein distance of at most one, in one pass: skip what is equal at both ends and look at what is left. */
    private static boolean oneEdit(String one, String other) {
        int start = 0;
        int shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int left = one.length() - start - end;
        int right = other.length() - start - end;
        boolean exchanged = left == 2
                && right == 2
                && one.charAt(start) == other.charAt(start + 1)
                && one.charAt(start + 1) == other.charAt(start);
        return exchanged || (left <= 1 && right <= 1);
    }
}
