package io.trackplane.access;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.FormErrors;
import io.trackplane.web.Merge;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
    private static final String ROW = "access/_member :: row";
    private static final String ROW_EDIT = "access/_member-edit :: row";

    private final Memberships memberships;
    private final Tenants tenants;
    private final RoleTexts roles;
    private final SignInRenewal signIn;

    MemberController(Memberships memberships, Tenants tenants, RoleTexts roles, SignInRenewal signIn) {
        this.memberships = memberships;
        this.tenants = tenants;
        this.roles = roles;
        this.signIn = signIn;
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
        model.addAttribute("form", new RoleForm(view.role(), ""));
        return page(tenant, view, caller, locale, model, htmx.isHtmxRequest() ? ROW : "access/member");
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
        model.addAttribute("form", new RoleForm(view.role(), ""));
        return page(tenant, view, caller, locale, model, htmx.isHtmxRequest() ? ROW_EDIT : "access/member");
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
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        var before = view(tenant, member, caller);
        var form422 = htmx.isHtmxRequest() ? ROW_EDIT : "access/member";
        var role = Role.ofKey(Objects.requireNonNullElse(form.role(), ""));
        if (role.isEmpty()) {
            FormErrors.add(errors, "role", Message.of("access.members.role-unknown"));
        }
        checkReason(errors, form.reason());
        if (errors.hasErrors()) {
            response.setStatus(422);
            return page(tenant, before, caller, locale, model, form422);
        }
        if (!original.isEmpty()
                && !original.equals(before.role())
                && !before.role().equals(form.role())) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return stale(tenant, before, original, role.get(), caller, locale, model, form422);
        }
        try {
            var changed = memberships.changeRole(
                    tenant, member, role.get(), caller.actor(), standing(caller), blankToNull(form.reason()));
            return changed(changed, tenant, caller, htmx, locale, model, redirect, request, response);
        } catch (Problem.Conflict conflict) {
            FormErrors.add(errors, conflict.told());
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return page(tenant, before, caller, locale, model, form422);
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
            User user,
            String tenant,
            Caller caller,
            HtmxRequest htmx,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        var role = roles.name(user.membership(tenant).orElseThrow().role(), locale);
        boolean self = user.id().equals(caller.actor().id());
        if (self) {
            signIn.as(user, request, response);
        }
        if (!htmx.isHtmxRequest()) {
            Toast.after(redirect, "access.members.role-changed", user.email(), role);
            return "redirect:" + Paths.tenant(tenant) + "/members";
        }
        if (self) {
            response.setHeader("HX-Refresh", "true");
        }
        return page(tenant, MemberView.of(user, tenant, caller), caller, locale, model, ROW);
    }

    private String stale(
            String tenant,
            MemberView present,
            String original,
            Role wanted,
            Caller caller,
            Locale locale,
            Model model,
            String view) {
        model.addAttribute("staleRole", present.role());
        model.addAttribute("mergeTexts", roles.names(locale));
        model.addAttribute(
                "merge",
                Merge.of(
                        Paths.tenant(tenant) + "/members/" + present.id(),
                        0,
                        null,
                        null,
                        Map.of("role", "field.member.role"),
                        Map.of("role", original),
                        Map.of("role", present.role()),
                        Map.of("role", wanted.key())));
        return page(tenant, present, caller, locale, model, view);
    }

    private String unconfirmed(
            String tenant, MemberView view, Caller caller, Locale locale, Model model, HttpServletResponse response) {
        model.addAttribute("form", new RoleForm(view.role(), ""));
        model.addAttribute("unconfirmed", true);
        response.setStatus(422);
        return page(tenant, view, caller, locale, model, "access/member");
    }

    private String page(String tenant, MemberView member, Caller caller, Locale locale, Model model, String view) {
        model.addAttribute("tenant", tenants.get(tenant));
        model.addAttribute("member", member);
        model.addAttribute("roles", roles.options(caller.permissions(), locale));
        return view;
    }

    private MemberView view(String tenant, String member, Caller caller) {
        return MemberView.of(memberships.get(tenant, member), tenant, caller);
    }

    private static Role standing(Caller caller) {
        return Role.within(caller.permissions()).orElseThrow(Problem.NotFound::new);
    }

    private static void checkReason(BindingResult errors, @Nullable String reason) {
        if (reason != null && reason.length() > RoleForm.MAX_REASON) {
            FormErrors.add(errors, "reason", Message.of("access.reason.too-long", RoleForm.MAX_REASON));
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String cut(String reason) {
        return blankToNull(reason.substring(0, Math.min(reason.length(), RoleForm.MAX_REASON)));
    }
}
