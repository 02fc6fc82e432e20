package io.trackplane.access;

import io.trackplane.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Signs somebody in who has just proved who they are by other means than the sign-in form. */
@Component
class SignInRenewal {
    private final UserStore store;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignInRenewal(UserStore store) {
        this.store = store;
    }

    /** Begins a fresh session for this person; whatever session the browser had is over. */
    void as(User user, HttpServletRequest request, HttpServletResponse response) {
        var document = store.find(user.id()).orElseThrow(Problem.NotFound::new);
        var principal = new SignedIn(document);
        principal.eraseCredentials();
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        var authentication =
                UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        SignInAnswers.describe(request, authentication);
        contexts.saveContext(context, request, response);
        CurrentUser.set(request, document.user());
    }
}
