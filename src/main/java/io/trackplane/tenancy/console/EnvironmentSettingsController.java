package io.trackplane.tenancy.console;

import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
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

/** An environment's name, look and protection, and its end. */
@Controller
class EnvironmentSettingsController {
    private static final String SETTINGS = Paths.ENVIRONMENT + "/settings";
    private static final String DELETE = SETTINGS + "/delete";

    private final Environments environments;
    private final Choices choices;

    EnvironmentSettingsController(Environments environments, Choices choices) {
        this.environments = environments;
        this.choices = choices;
    }

    @GetMapping({SETTINGS, DELETE})
    @RequiresPermission(Permission.TENANT_READ)
    String show(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable("environment") String key,
            Model model,
            Locale locale) {
        var environment = environments.get(tenant, application, key);
        model.addAttribute("form", EnvironmentForm.of(environment));
        model.addAttribute("made", stored(environment));
        model.addAttribute("deletion", DeletionForm.EMPTY);
        return page(environment, model, locale);
    }

    @PostMapping(SETTINGS)
    @RequiresPermission(Permission.APPLICATIONS_CHANGE)
    String save(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable("environment") String key,
            @ModelAttribute("form") EnvironmentForm form,
            BindingResult binding,
            @RequestParam Map<String, String> posted,
            Caller caller,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var environment = environments.get(tenant, application, key);
        var settings = EnvironmentPaths.settings(environment);
        var editors = new TwoEditors(settings, posted, "environment", form.posted());
        if (!binding.hasErrors()) {
            try {
                var merge = editors.save(
                        () -> stored(environments.get(tenant, application, key)),
                        version -> environments.change(
                                environment, form.settings(), version, form.reason(), caller.actor()));
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
        return page(environment, model, locale);
    }

    private static Stored stored(Environment environment) {
        return new Stored(environment.version(), EnvironmentForm.of(environment).fields());
    }

    @PostMapping(DELETE)
    @RequiresPermission(Permission.APPLICATIONS_CHANGE)
    String delete(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable("environment") String key,
            @ModelAttribute("deletion") DeletionForm form,
            BindingResult binding,
            Caller caller,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var environment = environments.get(tenant, application, key);
        try {
            environments.delete(environment, form.typed(), form.reason(), caller.actor());
            Toast.after(redirect, "tenancy.settings.deleted", environment.name());
            return "redirect:" + Paths.application(tenant, application) + "/settings";
        } catch (Problem.Invalid invalid) {
            FormErrors.add(binding, invalid);
            response.setStatus(422);
            model.addAttribute("form", EnvironmentForm.of(environment));
            model.addAttribute("made", stored(environment));
            return page(environment, model, locale);
        }
    }

    private String page(Environment environment, Model model, Locale locale) {
        model.addAttribute("environment", environment);
        model.addAttribute("base", EnvironmentPaths.start(environment));
        model.addAttribute("kinds", choices.kinds(locale));
        return "tenancy/environment-settings";
    }
}
