package io.trackplane.access;

import io.trackplane.kernel.Networks;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks e-mail address and password, after the throttle. An unknown address takes as long and answers the same as a
 * wrong password.
 */
class ThrottledSignIn implements AuthenticationProvider {
    private final DaoAuthenticationProvider passwords;
    private final SignInThrottle throttle;

    ThrottledSignIn(ConsoleUsers users, Passwords passwords, SignInThrottle throttle) {
        this.passwords = new DaoAuthenticationProvider(users);
        this.passwords.setPasswordEncoder(passwords.encoder());
        this.throttle = throttle;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        var email = Emails.normal(attempt.getName());
        var network = network(attempt);
        throttle.begin(email, network).ifPresent(wait -> {
            throw new TooManyAttempts(wait);
        });
        try {
            var authenticated = passwords.authenticate(attempt);
            throttle.succeeded(email, network);
            return authenticated;
        } catch (InternalAuthenticationServiceException storeAway) {
            throttle.undo(email, network);
            throw storeAway;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return passwords.supports(authentication);
    }

    private static String network(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details
                ? Networks.of(details.getRemoteAddress())
                : "unknown";
    }

    /** Too many failures lately; the password was not looked at. */
    static final class TooManyAttempts extends AuthenticationException {
        @Serial
        private static final long serialVersionUID = 1;

        private final Duration wait;

        TooManyAttempts(Duration wait) {
            super("too many attempts");
            this.wait = wait;
        }

        Duration waiting() {
            return wait;
        }
    }
}
