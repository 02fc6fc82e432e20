package io.trackplane.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses as people type them and as they are compared. */
final class Emails {
    /** Longest address that can be delivered to, RFC 5321 section 4.5.3.1.3 less the angle brackets. */
    static final int MAX_LENGTH = 254;

    private static final Pattern SHAPE =
            Pattern.compile("[^\\s\\p{C}@,;:<>\"()\\[\\]\\\\]{1,64}@[^\\s\\p{C}@,;:<>\"()\\[\\]\\\\]+");

    private Emails() {}

    /** The form in which addresses are stored and compared. */
    static String normal(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    static boolean isAddress(String normal) {
        return normal.length() <= MAX_LENGTH && SHAPE.matcher(normal).matches();
    }
}
