package io.trackplane.access;

import io.trackplane.kernel.Networks;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/** What a person meets after signing in, or after failing to. */
@Component
class SignInAnswers implements AuthenticationFailureHandler {
    /** Request attribute with the failure, for the page that shows it. */
    static final String FAILURE = "io.trackplane.access.signInFailure";

    private static final int MAX_BROWSER = 300;

    /** Leads to the page that asked for the sign-in, and notes in the session where it came from. */
    AuthenticationSuccessHandler success(RequestCache requests) {
        var back = new SavedRequestAwareAuthenticationSuccessHandler();
        back.setRequestCache(requests);
        back.setDefaultTargetUrl("/");
        return (request, response, authentication) -> {
            describe(request, authentication);
            back.onAuthenticationSuccess(request, response, authentication);
        };
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (failure instanceof InternalAuthenticationServiceException
                && failure.getCause() instanceof DataAccessException storeAway) {
            throw storeAway;
        }
        request.setAttribute(FAILURE, failure);
        request.getRequestDispatcher("/login/failed").forward(request, response);
    }

    /** Notes in the session whose it is and where it began, for the person's list of sessions. */
    static void describe(HttpServletRequest request, Authentication authentication) {
        if (authentication.getPrincipal() instanceof SignedIn signedIn) {
            var session = request.getSession();
            session.setAttribute(Sessions.USER, signedIn.userId());
            session.setAttribute(Sessions.BROWSER, browser(request));
            session.setAttribute(Sessions.ADDRESS, Networks.of(request.getRemoteAddr()));
        }
    }

    private static String browser(HttpServletRequest request) {
        var header = request.getHeader("User-Agent");
        return header == null ? "" : header.substring(0, Math.min(header.length(), MAX_BROWSER));
    }
}
