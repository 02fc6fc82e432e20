package io.trackplane.kernel;

import java.security.SecureRandom;

/** Makes identifiers that are unguessable enough to be unique without asking anybody: 100 random bits. */
public final class Identifiers {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 20;

    private Identifiers() {}

    /** A new identifier such as {@code usr_4k0m…}: the prefix, an underscore and 20 characters of Crockford base 32. */
    public static String random(String prefix) {
        var text =
                new StringBuilder(prefix.length() + 1 + LENGTH).append(prefix).append('_');
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET[RANDOM.nextInt(ALPHABET.length)]);
        }
        return text.toString();
    }
}
