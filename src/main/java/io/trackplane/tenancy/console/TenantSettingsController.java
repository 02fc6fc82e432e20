package io.trackplane.tenancy.console;

import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Limit;
import io.trackplane.tenancy.Tenants;
import io.trackplane.tenancy.console.TwoEditors.Stored;
import io.trackplane.web.Caller;
import io.trackplane.web.FormErrors;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A tenant's name, zone, language, retention and limits, and its end. */
@Controller
class TenantSettingsController {
    private static final String SETTINGS = Paths.TENANT + "/settings";
    private static final String DELETE = SETTINGS + "/delete";

    private final Tenants tenants;
    private final Choices choices;

    TenantSettingsController(Tenants tenants, Choices choices) {
        this.tenants = tenants;
        this.choices = choices;
    }

    @GetMapping({SETTINGS, DELETE})
    @RequiresPermission(Permission.TENANT_READ)
    String show(@PathVariable String tenant, Model model, Locale locale) {
        model.addAttribute("form", TenantForm.of(tenants.get(tenant)));
        model.addAttribute("made", stored(tenant));
        model.addAttribute("deletion", DeletionForm.EMPTY);
        return page(tenant, model, locale);
    }

    @PostMapping(SETTINGS)
    @RequiresPermission(Permission.TENANT_CHANGE)
    String save(
            @PathVariable String tenant,
            @ModelAttribute("form") TenantForm form,
            BindingResult binding,
            @RequestParam Map<String, String> posted,
            Caller caller,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var settings = Paths.tenant(tenant) + "/settings";
        var editors = new TwoEditors(settings, posted, "tenant", form.fields());
        if (!binding.hasErrors()) {
            try {
                var merge = editors.save(
                        () -> stored(tenant),
                        version -> tenants.change(tenant, form.settings(), version, caller.actor()));
                if (merge.isEmpty()) {
                    Toast.after(redirect, "tenancy.settings.saved");
                    return "redirect:" + settings;
                }
                model.addAttribute("merge", merge.get());
            } catch (Problem.Invalid invalid) {
                FormErrors.add(binding, invalid);
            }
        }
        response.setStatus(model.containsAttribute("merge") ? 409 : 422);
        model.addAttribute("made", editors.madeFrom());
        model.addAttribute("deletion", DeletionForm.EMPTY);
        return page(tenant, model, locale);
    }

    private Stored stored(String slug) {
        var tenant = tenants.get(slug);
        return new Stored(tenant.version(), TenantForm.of(tenant).fields());
    }

    @PostMapping(DELETE)
    @RequiresPermission(Permission.TENANT_DELETE)
    String delete(
            @PathVariable String tenant,
            @ModelAttribute("deletion") DeletionForm form,
            BindingResult binding,
            Caller caller,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            tenants.delete(tenant, form.typed(), form.reason(), caller.actor());
            Toast.after(redirect, "tenancy.settings.deleted", tenant);
            return "redirect:/";
        } catch (Problem.Invalid invalid) {
            FormErrors.add(binding, invalid);
            response.setStatus(422);
            model.addAttribute("form", TenantForm.of(tenants.get(tenant)));
            model.addAttribute("made", stored(tenant));
            return page(tenant, model, locale);
        }
    }

    private String page(String slug, Model model, Locale locale) {
        model.addAttribute("tenant", tenants.get(slug));
        model.addAttribute("action", Paths.tenant(slug) + "/settings");
        model.addAttribute("zones", choices.zones());
        model.addAttribute("languages", choices.languages(locale));
        model.addAttribute("limits", Limit.values());
        return "tenancy/tenant-settings";
    }
}
