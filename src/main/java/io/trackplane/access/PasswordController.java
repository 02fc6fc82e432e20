package io.trackplane.access;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Networks;
import io.trackplane.kernel.Problem;
import io.trackplane.web.Forms;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Paths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Changing one's password. It ends every other session; this one begins anew. */
@Controller
class PasswordController {
    private static final String PASSWORD = Paths.ACCOUNT + "/password";

    private final Users users;
    private final SignInThrottle throttle;
    private final SignInRenewal signIn;
    private final Forms forms;

    PasswordController(Users users, SignInThrottle throttle, SignInRenewal signIn, Forms forms) {
        this.users = users;
        this.throttle = throttle;
        this.signIn = signIn;
        this.forms = forms;
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
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return forms.posted(errors, model)
                .change(() -> {
                    change(user, form, Networks.of(request.getRemoteAddr()));
                    signIn.as(user, request, response);
                })
                .thenRedirect(PASSWORD, "access.password.changed")
                .orShow(() -> "access/password");
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
