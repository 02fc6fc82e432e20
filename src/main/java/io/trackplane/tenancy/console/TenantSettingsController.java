package io.trackplane.tenancy.console;

import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Limit;
import io.trackplane.tenancy.Tenant;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.TwoEditors.Stored;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** A tenant's name, zone, language, retention and limits, and its end. */
@Controller
class TenantSettingsController {
    private static final String SETTINGS = Paths.TENANT + "/settings";
    private static final String DELETE = SETTINGS + "/delete";

    private final Tenants tenants;
    private final Choices choices;
    private final Forms forms;

    TenantSettingsController(Tenants tenants, Choices choices, Forms forms) {
        this.tenants = tenants;
        this.choices = choices;
        this.forms = forms;
    }

    @GetMapping({SETTINGS, DELETE})
    @RequiresPermission(Permission.TENANT_READ)
    String show(Tenant tenant, Model model, Locale locale) {
        return page(tenant, model, locale);
    }

    @PostMapping(SETTINGS)
    @RequiresPermission(Permission.TENANT_CHANGE)
    String save(
            Tenant tenant,
            @ModelAttribute("form") TenantForm form,
            BindingResult errors,
            Caller caller,
            Model model,
            Locale locale) {
        return forms.posted(errors, model)
                .edits("tenant", form.fields(), () -> stored(tenants.get(tenant.slug())))
                .change(version -> tenants.change(tenant.slug(), form.settings(), version, caller.actor()))
                .thenRedirect(settings(tenant), "tenancy.settings.saved")
                .orShow(() -> page(tenant, model, locale));
    }

    @PostMapping(DELETE)
    @RequiresPermission(Permission.TENANT_DELETE)
    String delete(
            Tenant tenant,
            @ModelAttribute("deletion") DeletionForm form,
            BindingResult errors,
            Caller caller,
            Model model,
            Locale locale) {
        return forms.posted(errors, model)
                .change(() -> tenants.delete(tenant.slug(), form.typed(), form.reason(), caller.actor()))
                .thenRedirect("/", "tenancy.settings.deleted", tenant.slug())
                .orShow(() -> page(tenant, model, locale));
    }

    private String page(Tenant tenant, Model model, Locale locale) {
        model.mergeAttributes(
                Map.of("form", TenantForm.of(tenant), "made", stored(tenant), "deletion", DeletionForm.EMPTY));
        model.addAttribute("tenant", tenant);
        model.addAttribute("action", settings(tenant));
        model.addAttribute("zones", choices.zones());
        model.addAttribute("languages", choices.languages(locale));
        model.addAttribute("limits", Limit.values());
        return "tenancy/tenant-settings";
    }

    private static String settings(Tenant tenant) {
        return Paths.tenant(tenant.slug()) + "/settings";
    }

    private static Stored stored(Tenant tenant) {
        return new Stored(tenant.version(), TenantForm.of(tenant).fields());
    }
}
