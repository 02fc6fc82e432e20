package io.trackplane.tenancy.console;

import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.console.TenantOverviewController.Stage;
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

/** An application's name, description, platforms and environments, and its end. */
@Controller
class ApplicationSettingsController {
    private static final String SETTINGS = Paths.APPLICATION + "/settings";
    private static final String DELETE = SETTINGS + "/delete";

    private final Applications applications;
    private final Environments environments;
    private final Choices choices;

    ApplicationSettingsController(Applications applications, Environments environments, Choices choices) {
        this.applications = applications;
        this.environments = environments;
        this.choices = choices;
    }

    @GetMapping({SETTINGS, DELETE})
    @RequiresPermission(Permission.TENANT_READ)
    String show(@PathVariable String tenant, @PathVariable String application, Model model, Locale locale) {
        model.addAttribute("form", ApplicationForm.of(applications.get(tenant, application)));
        model.addAttribute("made", stored(tenant, application));
        model.addAttribute("deletion", DeletionForm.EMPTY);
        return page(tenant, application, model, locale);
    }

    @PostMapping(SETTINGS)
    @RequiresPermission(Permission.APPLICATIONS_CHANGE)
    String save(
            @PathVariable String tenant,
            @PathVariable String application,
            @ModelAttribute("form") ApplicationForm form,
            BindingResult binding,
            @RequestParam Map<String, String> posted,
            Caller caller,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var settings = Paths.application(tenant, application) + "/settings";
        var editors = new TwoEditors(settings, posted, "application", form.fields());
        if (!binding.hasErrors()) {
            try {
                var merge = editors.save(
                        () -> stored(tenant, application),
                        version -> applications.change(tenant, application, form.settings(), version, caller.actor()));
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
        return page(tenant, application, model, locale);
    }

    private Stored stored(String tenant, String key) {
        var application = applications.get(tenant, key);
        return new Stored(application.version(), ApplicationForm.of(application).fields());
    }

    @PostMapping(DELETE)
    @RequiresPermission(Permission.APPLICATIONS_CHANGE)
    String delete(
            @PathVariable String tenant,
            @PathVariable String application,
            @ModelAttribute("deletion") DeletionForm form,
            BindingResult binding,
            Caller caller,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            applications.delete(tenant, application, form.typed(), form.reason(), caller.actor());
            Toast.after(redirect, "tenancy.settings.deleted", application);
            return "redirect:" + Paths.tenant(tenant);
        } catch (Problem.Invalid invalid) {
            FormErrors.add(binding, invalid);
            response.setStatus(422);
            model.addAttribute("form", ApplicationForm.of(applications.get(tenant, application)));
            model.addAttribute("made", stored(tenant, application));
            return page(tenant, application, model, locale);
        }
    }

    private String page(String tenant, String application, Model model, Locale locale) {
        model.addAttribute("app", applications.get(tenant, application));
        model.addAttribute(
                "stages",
                environments.of(tenant, application).stream().map(Stage::of).toList());
        model.addAttribute("base", Paths.application(tenant, application));
        model.addAttribute("platforms", choices.platforms(locale));
        return "tenancy/application-settings";
    }
}
