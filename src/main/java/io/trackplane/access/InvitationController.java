package io.trackplane.access;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Forms;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Paths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The page behind an invitation link. Unknown, expired, revoked and used links look the same. */
@Controller
class InvitationController {
    private static final String LINK = InvitationLinks.PATH + "{token}";

    private final Invitations invitations;
    private final Users users;
    private final Tenants tenants;
    private final SignInRenewal signIn;
    private final Forms forms;

    InvitationController(Invitations invitations, Users users, Tenants tenants, SignInRenewal signIn, Forms forms) {
        this.invitations = invitations;
        this.users = users;
        this.tenants = tenants;
        this.signIn = signIn;
        this.forms = forms;
    }

    @GetMapping(LINK)
    @OpenTo(Audience.ANYONE)
    String show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute("form", NewcomerForm.empty());
        return page(token, request, response, model);
    }

    /** Where people with an account are sent to sign in: the sign-in page leads back here. */
    @GetMapping(LINK + "/sign-in")
    @OpenTo(Audience.SIGNED_IN)
    String signedIn(@PathVariable String token) {
        return "redirect:" + InvitationLinks.PATH + token;
    }

    @PostMapping(LINK)
    @OpenTo(Audience.ANYONE)
    String accept(
            @PathVariable String token,
            @ModelAttribute("form") NewcomerForm form,
            BindingResult errors,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var invitation = invitations.open(token);
        if (invitation.isEmpty()) {
            return gone(response);
        }
        var tenant = tenants.get(invitation.get().tenant());
        try {
            return forms.posted(errors, model)
                    .change(() -> enter(token, form, locale, request, response))
                    .thenRedirect(Paths.tenant(tenant.slug()), "access.invitation.accepted", tenant.name())
                    .orShow(() -> page(token, request, response, model));
        } catch (Problem.NotFound used) {
            return page(token, request, response, model);
        }
    }

    private void enter(
            String token, NewcomerForm form, Locale locale, HttpServletRequest request, HttpServletResponse response) {
        var person = CurrentUser.of(request);
        if (person.isPresent()) {
            invitations.accept(token, person.get());
            return;
        }
        if (!form.password().equals(form.repeated())) {
            throw new Problem.Invalid("repeated", Message.of("access.password.differs"));
        }
        var user = invitations.acceptAsNewcomer(token, form.name(), form.password(), locale.toLanguageTag());
        signIn.as(user, request, response);
    }

    private String page(String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        var invitation = invitations.open(token);
        if (invitation.isEmpty()) {
            return gone(response);
        }
        var open = invitation.get();
        var person = CurrentUser.of(request);
        model.addAttribute("token", token);
        model.addAttribute("invitation", open);
        model.addAttribute("tenant", tenants.get(open.tenant()));
        model.addAttribute("person", person.orElse(null));
        model.addAttribute(
                "known", person.isEmpty() && users.findByEmail(open.email()).isPresent());
        return person.filter(user -> user.email().equals(open.email()))
                .map(user -> user.membership(open.tenant()).isPresent()
                        ? "access/invitation-member"
                        : "access/invitation-confirm")
                .orElse(person.isPresent() ? "access/invitation-other" : "access/invitation");
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_GONE);
        return "access/invitation-gone";
    }
}
