package io.trackplane.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words that a name is made of, whatever style it is written in. */
final class Words {
    private Words() {}

    /** In lower case: {@code paymentCreate}, {@code payment-create} and {@code Payment create} are all payment, create. */
    static List<String> of(String name) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int at = 0; at < name.length(); at++) {
            char character = name.charAt(at);
            if (!Character.isLetterOrDigit(character)) {
                end(word, words);
                continue;
            }
            if (begins(name, at)) {
                end(word, words);
            }
            word.append(character);
        }
        end(word, words);
        return words;
    }

    static String written(List<String> words, NamingStyle style) {
        return switch (style) {
            case SNAKE_CASE -> String.join("_", words);
            case KEBAB_CASE -> String.join("-", words);
            case CAMEL_CASE -> camel(words);
        };
    }

    /** Whether a name is in a style; dots separate names that are. */
    static boolean follows(String name, NamingStyle style) {
        for (var part : name.split("\\.", -1)) {
            if (part.isEmpty() || !plain(part, style)) {
                return false;
            }
        }
        return true;
    }

    /** The name in a style, part by part. */
    static String rewritten(String name, NamingStyle style) {
        var parts = new ArrayList<String>();
        for (var part : name.split("\\.")) {
            var words = of(part);
            if (!words.isEmpty()) {
                parts.add(written(words, style));
            }
        }
        return String.join(".", parts);
    }

    private static boolean plain(String part, NamingStyle style) {
        char sign = style == NamingStyle.KEBAB_CASE ? '-' : '_';
        boolean afterSign = true;
        for (int at = 0; at < part.length(); at++) {
            char character = part.charAt(at);
            boolean isSign = character == sign && style != NamingStyle.CAMEL_CASE;
            boolean fits = Character.isLetterOrDigit(character)
                    && (!Character.isUpperCase(character) || (style == NamingStyle.CAMEL_CASE && at > 0));
            if (isSign ? afterSign : !fits) {
                return false;
            }
            afterSign = isSign;
        }
        return !afterSign;
    }

    private static boolean begins(String name, int at) {
        if (at == 0 || !Character.isUpperCase(name.charAt(at))) {
            return false;
        }
        boolean afterLower = Character.isLowerCase(name.charAt(at - 1)) || Character.isDigit(name.charAt(at - 1));
        boolean beforeLower = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
        return afterLower || (beforeLower && Character.isUpperCase(name.charAt(at - 1)));
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }

    private static String camel(List<String> words) {
        var name = new StringBuilder();
        for (var word : words) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
