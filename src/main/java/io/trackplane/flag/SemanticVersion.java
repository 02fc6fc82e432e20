package io.trackplane.flag;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version after Semantic Versioning 2.0.0, read kindly: a leading {@code v} is dropped, a missing minor or patch is 0, leading zeros
 * are allowed. Build metadata does not count (§10). At most 256 characters.
 *
 * @param major first number
 * @param minor second number, 0 when missing
 * @param patch third number, 0 when missing
 * @param hasMinor whether the second number was written
 * @param preRelease identifiers after the hyphen; empty for a release
 */
public record SemanticVersion(long major, long minor, long patch, boolean hasMinor, List<String> preRelease)
        implements Comparable<SemanticVersion> {
    private static final Pattern WRITTEN =
            Pattern.compile("[vV]?([0-9]{1,18})(?:\\.([0-9]{1,18}))?(?:\\.([0-9]{1,18}))?"
                    + "(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+[0-9A-Za-z.-]+)?");
    private static final int LONGEST = 256;
    private static final int MOST_DIGITS = 18;

    /** A version that was checked before. */
    public static SemanticVersion of(String checked) {
        return Objects.requireNonNull(read(checked), checked);
    }

    /** A version; null when the text is none. */
    public static @Nullable SemanticVersion read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        var plain = plain(text);
        return plain != null ? plain : written(text);
    }

    /** What nearly all versions are, {@code 4.12.0}, without a regular expression; null for everything else. */
    private static @Nullable SemanticVersion plain(String text) {
        long[] numbers = new long[3];
        int count = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && digits > 0 && count < 2) {
                count++;
                digits = 0;
            } else if (c >= '0' && c <= '9' && ++digits <= MOST_DIGITS) {
                numbers[count] = numbers[count] * 10 + c - '0';
            } else {
                return null;
            }
        }
        return digits == 0 ? null : new SemanticVersion(numbers[0], numbers[1], numbers[2], count > 0, List.of());
    }

    private static @Nullable SemanticVersion written(String text) {
        var written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return null;
        }
        return new SemanticVersion(
                number(written.group(1)),
                number(written.group(2)),
                number(written.group(3)),
                written.group(2) != null,
                identifiers(written.group(4)));
    }

    /** Whether this lies in the tilde range of another. */
    boolean inTildeRangeOf(SemanticVersion base) {
        return compareTo(base) >= 0 && major == base.major && (!base.hasMinor || minor == base.minor);
    }

    /** The precedence of §11. */
    @Override
    public int compareTo(SemanticVersion other) {
        int numbers = Long.compare(major, other.major);
        numbers = numbers != 0 ? numbers : Long.compare(minor, other.minor);
        numbers = numbers != 0 ? numbers : Long.compare(patch, other.patch);
        return numbers != 0 ? numbers : comparePreReleases(other);
    }

    private int comparePreReleases(SemanticVersion other) {
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        int common = Math.min(preRelease.size(), other.preRelease.size());
        for (int i = 0; i < common; i++) {
            int order = compareIdentifiers(preRelease.get(i), other.preRelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(preRelease.size(), other.preRelease.size());
    }

    /** Numbers by value and before words, words by their ASCII characters. */
    private static int compareIdentifiers(String one, String other) {
        boolean number = isNumber(one);
        if (number != isNumber(other)) {
            return number ? -1 : 1;
        }
        if (!number) {
            return one.compareTo(other);
        }
        var first = withoutZeros(one);
        var second = withoutZeros(other);
        return first.length() != second.length()
                ? Integer.compare(first.length(), second.length())
                : first.compareTo(second);
    }

    private static boolean isNumber(String identifier) {
        return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String withoutZeros(String number) {
        int start = 0;
        while (start < number.length() - 1 && number.charAt(start) == '0') {
            start++;
        }
        return number.substring(start);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static List<String> identifiers(@Nullable String dotted) {
        return dotted == null ? List.of() : List.of(dotted.split("\\.", -1));
    }
}
