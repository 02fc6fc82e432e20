package io.trackplane.access;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.Toast;
import io.trackplane.web.TwoEditors.Stored;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One member: another role, removal, leaving. The role can also be edited in the row of the list. */
@Controller
class MemberController {
    private static final String MEMBERS = Paths.TENANT + "/members";
    private static final String MEMBER = MEMBERS + "/{member}";
    private static final String PAGE = "access/member";
    private static final String ROW = "access/_member :: row";
    private static final String ROW_EDIT = "access/_member-edit :: row";

    private final Memberships memberships;
    private final Tenants tenants;
    private final RoleTexts roles;
    private final SignInRenewal signIn;
    private final Forms forms;

    MemberController(Memberships memberships, Tenants tenants, RoleTexts roles, SignInRenewal signIn, Forms forms) {
        this.memberships = memberships;
        this.tenants = tenants;
        this.roles = roles;
        this.signIn = signIn;
        this.forms = forms;
    }

    @GetMapping(MEMBER)
    @RequiresPermission(Permission.MEMBERS_READ)
    String show(
            @PathVariable String tenant,
            @PathVariable String member,
            Caller caller,
            HtmxRequest htmx,
            Locale locale,
            Model model) {
        var view = view(tenant, member, caller);
        return page(tenant, view, caller, locale, model, htmx.isHtmxRequest() ? ROW : PAGE);
    }

    @GetMapping(MEMBER + "/edit")
    @RequiresPermission(Permission.MEMBERS_CHANGE)
    String edit(
            @PathVariable String tenant,
            @PathVariable String member,
            Caller caller,
            HtmxRequest htmx,
            Locale locale,
            Model model) {
        var view = view(tenant, member, caller);
        return page(tenant, view, caller, locale, model, htmx.isHtmxRequest() ? ROW_EDIT : PAGE);
    }

    @PostMapping(MEMBER)
    @RequiresPermission(Permission.MEMBERS_CHANGE)
    String changeRole(
            @PathVariable String tenant,
            @PathVariable String member,
            @ModelAttribute("form") RoleForm form,
            BindingResult errors,
            @RequestParam(name = "original.role", defaultValue = "") String original,
            Caller caller,
            HtmxRequest htmx,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var before = view(tenant, member, caller);
        form.check(errors);
        return forms.posted(errors, model)
                .edits("member", form.fields(), () -> new Stored(0, Map.of("role", before.role())))
                .change(version -> {
                    requireSame(original, before, form);
                    memberships.changeRole(
                            tenant,
                            member,
                            form.chosen(),
                            caller.actor(),
                            standing(caller),
                            blankToNull(form.reason()));
                })
                .then(saved -> changed(tenant, member, caller, htmx, locale, model, request, response))
                .orShow(() -> page(tenant, before, caller, locale, model, htmx.isHtmxRequest() ? ROW_EDIT : PAGE));
    }

    /** Memberships have no version: the form says which role it was made from. */
    private static void requireSame(String original, MemberView before, RoleForm form) {
        if (!original.isEmpty()
                && !original.equals(before.role())
                && !before.role().equals(form.role())) {
            throw new Problem.Stale(0);
        }
    }

    @PostMapping(MEMBER + "/remove")
    @RequiresPermission(Permission.MEMBERS_CHANGE)
    String remove(
            @PathVariable String tenant,
            @PathVariable String member,
            @RequestParam(defaultValue = "") String confirm,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var view = view(tenant, member, caller);
        if (view.self()) {
            throw new Problem.Conflict(Message.of("access.members.leave-instead"));
        }
        if (!confirm.strip().equalsIgnoreCase(view.email())) {
            return unconfirmed(tenant, view, caller, locale, model, response);
        }
        memberships.remove(tenant, member, caller.actor(), standing(caller), cut(reason));
        Toast.after(redirect, "access.members.removed", view.email());
        return "redirect:" + Paths.tenant(tenant) + "/members";
    }

    /** Leaving ends the other sessions too, so that no page of the tenant stays open anywhere. */
    @PostMapping(MEMBERS + "/leave")
    @RequiresPermission(Permission.MEMBERS_READ)
    String leave(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String confirm,
            @RequestParam(defaultValue = "") String reason,
            User user,
            Caller caller,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        var name = tenants.get(tenant).name();
        if (!confirm.strip().equalsIgnoreCase(user.email())) {
            return unconfirmed(tenant, view(tenant, user.id(), caller), caller, locale, model, response);
        }
        memberships.remove(tenant, user.id(), caller.actor(), standing(caller), cut(reason));
        signIn.as(user, request, response);
        Toast.after(redirect, "access.members.left", name);
        return "redirect:" + Paths.ACCOUNT;
    }

    private String changed(
            String tenant,
            String member,
            Caller caller,
            HtmxRequest htmx,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var user = memberships.get(tenant, member);
        boolean self = user.id().equals(caller.actor().id());
        if (self) {
            signIn.as(user, request, response);
        }
        if (!htmx.isHtmxRequest()) {
            var role = roles.name(user.membership(tenant).orElseThrow().role(), locale);
            var told = Message.of("access.members.role-changed", user.email(), role);
            return forms.redirect(Paths.tenant(tenant) + "/members", told);
        }
        if (self) {
            response.setHeader("HX-Refresh", "true");
        }
        return page(tenant, MemberView.of(user, tenant, caller), caller, locale, model, ROW);
    }

    private String unconfirmed(
            String tenant, MemberView view, Caller caller, Locale locale, Model model, HttpServletResponse response) {
        model.addAttribute("unconfirmed", true);
        response.setStatus(422);
        return page(tenant, view, caller, locale, model, PAGE);
    }

    private String page(String tenant, MemberView member, Caller caller, Locale locale, Model model, String view) {
        model.mergeAttributes(Map.of("form", new RoleForm(member.role(), "")));
        model.addAttribute("tenant", tenants.get(tenant));
        model.addAttribute("member", member);
        model.addAttribute("roles", roles.options(caller.permissions(), locale));
        model.addAttribute("mergeTexts", roles.names(locale));
        return view;
    }

    private MemberView view(String tenant, String member, Caller caller) {
        return MemberView.of(memberships.get(tenant, member), tenant, caller);
    }

    private static Role standing(Caller caller) {
        return Role.within(caller.permissions()).orElseThrow(Problem.NotFound::new);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String cut(String reason) {
        return blankToNull(reason.substring(0, Math.min(reason.length(), RoleForm.MAX_REASON)));
    }
}
