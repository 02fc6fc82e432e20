package io.trackplane.tenancy.console;

import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.console.TenantOverviewController.Stage;
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

/** An application's name, description, platforms and environments, and its end. */
@Controller
class ApplicationSettingsController {
    private static final String SETTINGS = Paths.APPLICATION + "/settings";
    private static final String DELETE = SETTINGS + "/delete";

    private final Applications applications;
    private final Environments environments;
    private final Choices choices;
    private final Forms forms;

    ApplicationSettingsController(Applications applications, Environments environments, Choices choices, Forms forms) {
        this.applications = applications;
        this.environments = environments;
        this.choices = choices;
        this.forms = forms;
    }

    @GetMapping({SETTINGS, DELETE})
    @RequiresPermission(Permission.TENANT_READ)
    String show(Application application, Model model, Locale locale) {
        return page(application, model, locale);
    }

    @PostMapping(SETTINGS)
    @RequiresPermission(Permission.APPLICATIONS_CHANGE)
    String save(
            Application application,
            @ModelAttribute("form") ApplicationForm form,
            BindingResult errors,
            Caller caller,
            Model model,
            Locale locale) {
        var tenant = application.tenant();
        var key = application.key();
        return forms.posted(errors, model)
                .edits("application", form.fields(), () -> stored(applications.get(tenant, key)))
                .change(version -> applications.change(tenant, key, form.settings(), version, caller.actor()))
                .thenRedirect(Paths.application(tenant, key) + "/settings", "tenancy.settings.saved")
                .orShow(() -> page(application, model, locale));
    }

    @PostMapping(DELETE)
    @RequiresPermission(Permission.APPLICATIONS_CHANGE)
    String delete(
            Application application,
            @ModelAttribute("deletion") DeletionForm form,
            BindingResult errors,
            Caller caller,
            Model model,
            Locale locale) {
        var tenant = application.tenant();
        var key = application.key();
        return forms.posted(errors, model)
                .change(() -> applications.delete(tenant, key, form.typed(), form.reason(), caller.actor()))
                .thenRedirect(Paths.tenant(tenant), "tenancy.settings.deleted", key)
                .orShow(() -> page(application, model, locale));
    }

    private String page(Application application, Model model, Locale locale) {
        model.mergeAttributes(Map.of(
                "form", ApplicationForm.of(application),
                "made", stored(application),
                "deletion", DeletionForm.EMPTY));
        model.addAttribute("app", application);
        model.addAttribute(
                "stages",
                environments.of(application.tenant(), application.key()).stream()
                        .map(Stage::of)
                        .toList());
        model.addAttribute("base", Paths.application(application.tenant(), application.key()));
        model.addAttribute("platforms", choices.platforms(locale));
        return "tenancy/application-settings";
    }

    private static Stored stored(Application application) {
        return new Stored(application.version(), ApplicationForm.of(application).fields());
    }
}
