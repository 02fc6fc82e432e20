package io.trackplane.access;

import io.trackplane.access.ThrottledSignIn.TooManyAttempts;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The sign-in page. Spring Security handles the form itself. */
@Controller
class SignInController {
    private static final int MAX_SHOWN = 254;

    private final ObjectProvider<SignInOffer> offer;

    SignInController(ObjectProvider<SignInOffer> offer) {
        this.offer = offer;
    }

    @GetMapping("/login")
    @OpenTo(Audience.ANYONE)
    String page(HttpServletRequest request, Model model) {
        if (CurrentUser.of(request).isPresent()) {
            return "redirect:/";
        }
        return page(model, "");
    }

    /** Reached only by a forward after a failed attempt; called directly it is just the page. */
    @PostMapping("/login/failed")
    @OpenTo(Audience.ANYONE)
    String failed(HttpServletRequest request, HttpServletResponse response, Model model) {
        switch (request.getAttribute(SignInAnswers.FAILURE)) {
            case TooManyAttempts tooMany -> tooMany(response, model, tooMany.waiting());
            case null -> response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            default -> {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                model.addAttribute("wrong", true);
            }
        }
        var typed = request.getParameter("username");
        return page(model, typed == null ? "" : typed.substring(0, Math.min(typed.length(), MAX_SHOWN)));
    }

    private String page(Model model, String email) {
        model.addAttribute("email", email);
        offer.ifAvailable(present -> model.addAttribute("offer", present));
        return "access/sign-in";
    }

    private static void tooMany(HttpServletResponse response, Model model, Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        response.setStatus(429);
        response.setHeader("Retry-After", Long.toString(seconds));
        model.addAttribute("waitMinutes", (seconds + 59) / 60);
    }
}
