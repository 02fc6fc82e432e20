package io.trackplane.access;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.Toast;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Inviting into a tenant. The link is in the answer to the post itself and nowhere else: a redirect would have to keep it
 * somewhere on the way.
 */
@Controller
class InvitationsController {
    private static final String INVITE = Paths.TENANT + "/members/invite";
    private static final String INVITATION = Paths.TENANT + "/members/invitations/{invitation}";

    private final Invitations invitations;
    private final InvitationLinks links;
    private final Tenants tenants;
    private final RoleTexts roles;
    private final Forms forms;

    InvitationsController(
            Invitations invitations, InvitationLinks links, Tenants tenants, RoleTexts roles, Forms forms) {
        this.invitations = invitations;
        this.links = links;
        this.tenants = tenants;
        this.roles = roles;
        this.forms = forms;
    }

    @GetMapping(INVITE)
    @RequiresPermission(Permission.MEMBERS_CHANGE)
    String form(@PathVariable String tenant, Caller caller, Locale locale, Model model) {
        model.addAttribute("form", new InvitationForm("", Role.VIEWER.key()));
        return page(tenant, caller, locale, model);
    }

    @PostMapping(INVITE)
    @RequiresPermission(Permission.MEMBERS_CHANGE)
    String invite(
            @PathVariable String tenant,
            @ModelAttribute("form") InvitationForm form,
            BindingResult errors,
            Caller caller,
            Locale locale,
            Model model) {
        return forms.posted(errors, model)
                .change(() -> invitations.invite(tenant, form.email(), role(form), caller))
                .then(issued -> issued(issued, tenant, model))
                .orShow(() -> page(tenant, caller, locale, model));
    }

    @PostMapping(INVITATION + "/renew")
    @RequiresPermission(Permission.MEMBERS_CHANGE)
    String renew(@PathVariable String tenant, @PathVariable String invitation, Caller caller, Model model) {
        return issued(invitations.renew(tenant, invitation, caller), tenant, model);
    }

    @PostMapping(INVITATION + "/revoke")
    @RequiresPermission(Permission.MEMBERS_CHANGE)
    String revoke(
            @PathVariable String tenant, @PathVariable String invitation, Caller caller, RedirectAttributes redirect) {
        invitations.revoke(tenant, invitation, caller);
        Toast.after(redirect, "access.invitations.revoked");
        return "redirect:" + Paths.tenant(tenant) + "/members";
    }

    private String issued(Invitations.Issued issued, String tenant, Model model) {
        model.addAttribute("tenant", tenants.get(tenant));
        model.addAttribute("invitation", issued.invitation());
        model.addAttribute("link", links.link(issued));
        return "access/invited";
    }

    private String page(String tenant, Caller caller, Locale locale, Model model) {
        model.addAttribute("tenant", tenants.get(tenant));
        model.addAttribute("roles", roles.options(caller.permissions(), locale));
        model.addAttribute(
                "explained",
                Arrays.stream(Role.values())
                        .filter(role -> caller.permissions().containsAll(role.permissions()))
                        .toList());
        return "access/invite";
    }

    private static Role role(InvitationForm form) {
        return Role.ofKey(form.role())
                .orElseThrow(() -> new Problem.Invalid("role", Message.of("access.members.role-unknown")));
    }
}
