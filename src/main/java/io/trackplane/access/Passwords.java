package io.trackplane.access;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The rules for passwords and how they are stored: bcrypt with cost 11, about 0.1 s on a server core, with the
 * algorithm's name in front so that it can be replaced later.
 */
@Component
class Passwords {
    /** Shortest password, in characters. NIST SP 800-63B-4 section 3.1.1.2 asks for at least 8, better 15. */
    static final int MIN_LENGTH = 10;
    /** Longest password, in UTF-8 bytes: what bcrypt reads. */
    static final int MAX_BYTES = 72;

    private static final int COST = 11;

    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(COST)));

    PasswordEncoder encoder() {
        return encoder;
    }

    /**
     * Hashes a password.
     *
     * @throws Problem.Invalid on {@code field} when it is too short, too long or the person's own address
     */
    String hash(String field, String password, String email) {
        check(field, password, email);
        return encode(password);
    }

    String encode(String password) {
        return java.util.Objects.requireNonNull(encoder.encode(password));
    }

    boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES && encoder.matches(password, hash);
    }

    /** Refuses a password that is too short, too long or easily guessed. */
    void check(String field, String password, String email) {
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            throw new Problem.Invalid(field, Message.of("access.password.too-short", MIN_LENGTH));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new Problem.Invalid(field, Message.of("access.password.too-long", MAX_BYTES));
        }
        if (password.chars().distinct().count() < 4
                || password.toLowerCase(Locale.ROOT).equals(email)) {
            throw new Problem.Invalid(field, Message.of("access.password.guessable"));
        }
    }
}
