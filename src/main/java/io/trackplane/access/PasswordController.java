package io.trackplane.access;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.FormErrors;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Paths;
import io.trackplane.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changing one's password. It ends every other session; this one begins anew. */
@Controller
class PasswordController {
    private static final String PASSWORD = Paths.ACCOUNT + "/password";

    private final Users users;
    private final SignInThrottle throttle;
    private final SignInRenewal signIn;

    PasswordController(Users users, SignInThrottle throttle, SignInRenewal signIn) {
        this.users = users;
        this.throttle = throttle;
        this.signIn = signIn;
    }

    @GetMapping(PASSWORD)
    @OpenTo(Audience.SIGNED_IN)
    String show(Model model) {
        model.addAttribute("form", PasswordForm.empty());
        return "access/password";
    }

    @PostMapping(PASSWORD)
    @OpenTo(Audience.SIGNED_IN)
    String change(
            @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            User user,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            change(user, form, Networks.of(request));
        } catch (Problem.Invalid invalid) {
            FormErrors.add(errors, invalid);
            response.setStatus(422);
            return "access/password";
        }
        signIn.as(user, request, response);
        Toast.after(redirect, "access.password.changed");
        return "redirect:" + PASSWORD;
    }

    /** Who found an open session cannot try passwords on this page any faster than on the sign-in page. */
    private void change(User user, PasswordForm form, String network) {
        if (!form.wanted().equals(form.repeated())) {
            throw new Problem.Invalid("repeated", Message.of("access.password.differs"));
        }
        throttle.begin(user.email(), network).ifPresent(wait -> {
            throw new Problem.TooMany(Message.of("access.password.too-many"), wait);
        });
        try {
            users.changePassword(user.id(), form.present(), form.wanted());
            throttle.succeeded(user.email(), network);
        } catch (Problem.Invalid invalid) {
            if (!invalid.fields().containsKey("present")) {
                throttle.undo(user.email(), network);
            }
            throw invalid;
        }
    }
}
