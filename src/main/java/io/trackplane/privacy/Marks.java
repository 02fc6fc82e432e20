package io.trackplane.privacy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** What stands in the place of a value, and how it is told from a value. For one thread. */
final class Marks {
    /** What stands where a value was removed from a place that cannot be empty. */
    static final String REMOVED = "[removed]";

    private static final String HASH = "h:";
    private static final char KEPT = '·';
    private static final int HASH_BYTES = 16;
    private static final int HASH_END = HASH.length() + 2 * HASH_BYTES;
    /** The most that a hash keeps at the end. */
    static final int MOST_KEPT = 4;

    private final MaskingKey key;
    private final List<String> texts;
    private @Nullable Mac mac;

    /**
     * The marks of one masking.
     *
     * @param key the tenant's
     * @param texts {@link #REMOVED} and all texts that rules put in place of values
     */
    Marks(MaskingKey key, List<String> texts) {
        this.key = key;
        this.texts = texts;
    }

    /**
     * What an action makes of a value.
     *
     * @param text the value as it was sent
     * @param canonical the value in the form that stands for all its spellings
     */
    String of(MaskingAction action, String text, String canonical) {
        return switch (action.kind()) {
            case REMOVE -> REMOVED;
            case REPLACE -> action.text() == null ? REMOVED : action.text();
            case PARTIAL -> partial(text, action.first(), action.last());
            case HASH -> hash(canonical, action.last());
            case TRUNCATE -> truncated(text, action.length());
            case CUT_NETWORK -> Networks.cut(canonical);
        };
    }

    /** Whether masking put that there: a hash, a fixed text, a network, or a text that is half asterisks. */
    boolean is(String text) {
        return texts.contains(text) || isHash(text) || isNetwork(text) || isStarred(text);
    }

    private String hash(String canonical, int keepLast) {
        // Most events have nothing to hash.
        var function = mac == null ? key.mac() : mac;
        mac = function;
        var digest = function.doFinal(canonical.getBytes(StandardCharsets.UTF_8));
        var hash = HASH + HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        var kept = shown(canonical, keepLast);
        return kept == 0
                ? hash
                : hash + KEPT + canonical.substring(canonical.offsetByCodePoints(canonical.length(), -kept));
    }

    private static String partial(String text, int first, int last) {
        var all = text.codePointCount(0, text.length());
        if (2 * (first + last) > all) {
            return stars(all);
        }
        return text.substring(0, text.offsetByCodePoints(0, first))
                + stars(all - first - last)
                + text.substring(text.offsetByCodePoints(text.length(), -last));
    }

    /** That many asterisks. */
    static String stars(int count) {
        return "*".repeat(count);
    }

    /** The first characters of a text. */
    static String truncated(String text, @Nullable Integer length) {
        if (length == null || text.codePointCount(0, text.length()) <= length) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, length));
    }

    /** How many characters may be kept: none when they would be more than half. */
    private static int shown(String text, int wanted) {
        return 2 * wanted > text.codePointCount(0, text.length()) ? 0 : wanted;
    }

    private static boolean isHash(String text) {
        if (text.length() < HASH_END || !text.startsWith(HASH)) {
            return false;
        }
        for (var at = HASH.length(); at < HASH_END; at++) {
            var c = text.charAt(at);
            if (!Letters.digit(c) && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        var kept = text.codePointCount(HASH_END, text.length()) - 1;
        return text.length() == HASH_END || (text.charAt(HASH_END) == KEPT && kept > 0 && kept <= MOST_KEPT);
    }

    private static boolean isNetwork(String text) {
        return (text.endsWith(".0/24") && text.length() <= 16 && text.chars().allMatch(c -> c <= '9'))
                || (text.endsWith("::/48")
                        && text.length() <= 19
                        && text.chars().allMatch(c -> c <= 'f'));
    }

    private static boolean isStarred(String text) {
        int stars = 0;
        for (int at = 0; at < text.length(); at++) {
            stars += text.charAt(at) == '*' ? 1 : 0;
        }
        return stars > 0 && 2 * stars >= text.codePointCount(0, text.length());
    }
}
