package io.trackplane.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the signed-in person anew on every request, so that a changed role counts at once, and ends a session whose
 * account is gone or whose password was changed.
 */
class CurrentUser extends OncePerRequestFilter {
    private static final String ATTRIBUTE = CurrentUser.class.getName();

    private final UserStore store;

    CurrentUser(UserStore store) {
        this.store = store;
    }

    /** The person behind this request, if one is signed in. Also known while an error page is rendered. */
    static Optional<User> of(HttpServletRequest request) {
        return Optional.ofNullable((User) request.getAttribute(ATTRIBUTE));
    }

    /** Makes a person known who signed in, or was changed, during this request. */
    static void set(HttpServletRequest request, User user) {
        request.setAttribute(ATTRIBUTE, user);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            store.find(signedIn.userId())
                    .filter(user -> user.stamp().equals(signedIn.stamp()))
                    .ifPresentOrElse(user -> set(request, user.user()), () -> end(request));
        }
        chain.doFilter(request, response);
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
