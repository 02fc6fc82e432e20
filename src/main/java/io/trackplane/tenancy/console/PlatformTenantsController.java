package io.trackplane.tenancy.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.OwnerInvitation;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Paths;
import java.util.Locale;
import java.util.Map;
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
    private final Forms forms;

    PlatformTenantsController(
            Tenants tenants, Choices choices, ObjectProvider<OwnerInvitation> invitations, Forms forms) {
        this.tenants = tenants;
        this.choices = choices;
        this.invitations = invitations;
        this.forms = forms;
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
            BindingResult errors,
            Caller caller,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        return forms.posted(errors, model)
                .change(() -> create(form, caller))
                .then(invited -> shown(invited, "tenancy.platform.created", redirect))
                .orShow(() -> newPage(model, locale));
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

    /**
     * An owner to be.
     *
     * @param link leads them in; null where nobody can be invited
     */
    record Invited(String tenant, String email, @Nullable String link) {}

    private Invited create(NewTenantForm form, Caller caller) {
        var owner = address(form.owner());
        var tenant = tenants.create(form.tenant(), caller.actor());
        return invite(tenant.slug(), owner, caller);
    }

    private Invited invite(String slug, String email, Caller caller) {
        var invitation = invitations.getIfAvailable();
        var link = invitation == null ? null : absolute(invitation.invite(slug, email, caller.actor()));
        return new Invited(slug, email, link);
    }

    private String shown(Invited invited, String told, RedirectAttributes redirect) {
        if (invited.link() != null) {
            redirect.addFlashAttribute("invitation", invited.link());
            redirect.addFlashAttribute("invited", invited.email());
        }
        return forms.redirect(TENANTS + "/" + invited.tenant(), Message.of(told, invited.tenant()));
    }

    private static String absolute(String link) {
        return link.startsWith("/")
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + link
                : link;
    }

    @GetMapping({ONE, INVITE, DELETE})
    @OpenTo(Audience.PLATFORM_ADMINISTRATOR)
    String show(@PathVariable String slug, Model model) {
        return page(slug, model);
    }

    /** Whom to invite. */
    record OwnerForm(@Nullable String owner) {}

    @PostMapping(INVITE)
    @OpenTo(Audience.PLATFORM_ADMINISTRATOR)
    String invite(
            @PathVariable String slug,
            @ModelAttribute("form") OwnerForm form,
            BindingResult errors,
            Caller caller,
            Model model,
            RedirectAttributes redirect) {
        return forms.posted(errors, model)
                .change(() -> invite(tenants.get(slug).slug(), address(form.owner()), caller))
                .then(invited -> shown(invited, "tenancy.platform.invited", redirect))
                .orShow(() -> page(slug, model));
    }

    @PostMapping(DELETE)
    @OpenTo(Audience.PLATFORM_ADMINISTRATOR)
    String delete(
            @PathVariable String slug,
            @ModelAttribute("deletion") DeletionForm form,
            BindingResult errors,
            Caller caller,
            Model model) {
        return forms.posted(errors, model)
                .change(() -> tenants.delete(slug, form.typed(), form.reason(), caller.actor()))
                .thenRedirect(TENANTS, "tenancy.settings.deleted", slug)
                .orShow(() -> page(slug, model));
    }

    private String page(String slug, Model model) {
        model.mergeAttributes(Map.of("form", new OwnerForm(""), "deletion", DeletionForm.EMPTY));
        model.addAttribute("tenant", tenants.get(slug));
        return "tenancy/platform-tenant";
    }
}
