package io.trackplane.tenancy.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.OwnerInvitation;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.FormErrors;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Paths;
import io.trackplane.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Creates and deletes tenants, without a look into them. */
@Controller
class PlatformTenantsController {
    private static final String TENANTS = Paths.PLATFORM + "/tenants";
    private static final String NEW = TENANTS + "/new";
    private static final String ONE = TENANTS + "/{slug}";
    private static final String INVITE = ONE + "/owner";
    private static final String DELETE = ONE + "/delete";

    private final Tenants tenants;
    private final Choices choices;
    private final ObjectProvider<OwnerInvitation> invitations;

    PlatformTenantsController(Tenants tenants, Choices choices, ObjectProvider<OwnerInvitation> invitations) {
        this.tenants = tenants;
        this.choices = choices;
        this.invitations = invitations;
    }

    @GetMapping(TENANTS)
    @OpenTo(Audience.PLATFORM_ADMINISTRATOR)
    String list(Model model) {
        model.addAttribute("tenants", tenants.all());
        return "tenancy/platform-tenants";
    }

    @GetMapping(NEW)
    @OpenTo(Audience.PLATFORM_ADMINISTRATOR)
    String showNew(Model model, Locale locale) {
        model.addAttribute("form", NewTenantForm.empty(locale));
        return newPage(model, locale);
    }

    @PostMapping(NEW)
    @OpenTo(Audience.PLATFORM_ADMINISTRATOR)
    String create(
            @ModelAttribute("form") NewTenantForm form,
            BindingResult binding,
            Caller caller,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                var owner = address(form.owner());
                var tenant = tenants.create(form.tenant(), caller.actor());
                return invited(tenant.slug(), owner, caller, redirect, "tenancy.platform.created");
            } catch (Problem.Invalid invalid) {
                FormErrors.add(binding, invalid);
            }
        }
        response.setStatus(422);
        return newPage(model, locale);
    }

    /** Looked at before anything is created, so that no tenant comes about without somebody to own it. */
    private String address(@Nullable String owner) {
        var address = Texts.line(owner);
        var invitation = invitations.getIfAvailable();
        if (invitation == null ? address.isEmpty() : !invitation.accepts(address)) {
            throw new Problem.Invalid("owner", Message.of("tenancy.problem.email"));
        }
        return address;
    }

    private String newPage(Model model, Locale locale) {
        model.addAttribute("zones", choices.zones());
        model.addAttribute("languages", choices.languages(locale));
        return "tenancy/platform-new-tenant";
    }

    private String invited(String slug, String email, Caller caller, RedirectAttributes redirect, String told) {
        var invitation = invitations.getIfAvailable();
        if (invitation != null) {
            redirect.addFlashAttribute("invitation", absolute(invitation.invite(slug, email, caller.actor())));
            redirect.addFlashAttribute("invited", email);
        }
        Toast.after(redirect, told, slug);
        return "redirect:" + TENANTS + "/" + slug;
    }

    private static String absolute(String link) {
        return link.startsWith("/")
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + link
                : link;
    }

    @GetMapping({ONE, INVITE, DELETE})
    @OpenTo(Audience.PLATFORM_ADMINISTRATOR)
    String show(@PathVariable String slug, Model model) {
        model.addAttribute("form", new OwnerForm(""));
        model.addAttribute("deletion", DeletionForm.EMPTY);
        return page(slug, model);
    }

    /** Whom to invite. */
    record OwnerForm(@Nullable String owner) {}

    @PostMapping(INVITE)
    @OpenTo(Audience.PLATFORM_ADMINISTRATOR)
    String invite(
            @PathVariable String slug,
            @ModelAttribute("form") OwnerForm form,
            BindingResult binding,
            Caller caller,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            var email = address(form.owner());
            return invited(tenants.get(slug).slug(), email, caller, redirect, "tenancy.platform.invited");
        } catch (Problem.Invalid invalid) {
            FormErrors.add(binding, invalid);
        } catch (Problem.Conflict conflict) {
            FormErrors.add(binding, conflict.told());
        }
        response.setStatus(422);
        model.addAttribute("deletion", DeletionForm.EMPTY);
        return page(slug, model);
    }

    @PostMapping(DELETE)
    @OpenTo(Audience.PLATFORM_ADMINISTRATOR)
    String delete(
            @PathVariable String slug,
            @ModelAttribute("deletion") DeletionForm form,
            BindingResult binding,
            Caller caller,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            tenants.delete(slug, form.typed(), form.reason(), caller.actor());
            Toast.after(redirect, "tenancy.settings.deleted", slug);
            return "redirect:" + TENANTS;
        } catch (Problem.Invalid invalid) {
            FormErrors.add(binding, invalid);
            response.setStatus(422);
            model.addAttribute("form", new OwnerForm(""));
            return page(slug, model);
        }
    }

    private String page(String slug, Model model) {
        model.addAttribute("tenant", tenants.get(slug));
        return "tenancy/platform-tenant";
    }
}
