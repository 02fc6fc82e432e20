package io.trackplane.tenancy.console;

import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
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

/** An environment's name, look and protection, and its end. */
@Controller
class EnvironmentSettingsController {
    private static final String SETTINGS = Paths.ENVIRONMENT + "/settings";
    private static final String DELETE = SETTINGS + "/delete";

    private final Environments environments;
    private final Choices choices;
    private final Forms forms;

    EnvironmentSettingsController(Environments environments, Choices choices, Forms forms) {
        this.environments = environments;
        this.choices = choices;
        this.forms = forms;
    }

    @GetMapping({SETTINGS, DELETE})
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, Model model, Locale locale) {
        return page(environment, model, locale);
    }

    @PostMapping(SETTINGS)
    @RequiresPermission(Permission.APPLICATIONS_CHANGE)
    String save(
            Environment environment,
            @ModelAttribute("form") EnvironmentForm form,
            BindingResult errors,
            Caller caller,
            Model model,
            Locale locale) {
        return forms.posted(errors, model)
                .edits("environment", form.fields(), () -> stored(environments.latest(environment)))
                .change(version ->
                        environments.change(environment, form.settings(), version, form.reason(), caller.actor()))
                .thenRedirect(EnvironmentPaths.settings(environment), "tenancy.settings.saved")
                .orShow(() -> page(environment, model, locale));
    }

    @PostMapping(DELETE)
    @RequiresPermission(Permission.APPLICATIONS_CHANGE)
    String delete(
            Environment environment,
            @ModelAttribute("deletion") DeletionForm form,
            BindingResult errors,
            Caller caller,
            Model model,
            Locale locale) {
        var application = Paths.application(environment.tenant(), environment.application());
        return forms.posted(errors, model)
                .change(() -> environments.delete(environment, form.typed(), form.reason(), caller.actor()))
                .thenRedirect(application + "/settings", "tenancy.settings.deleted", environment.name())
                .orShow(() -> page(environment, model, locale));
    }

    private String page(Environment environment, Model model, Locale locale) {
        model.mergeAttributes(Map.of(
                "form", EnvironmentForm.of(environment),
                "made", stored(environment),
                "deletion", DeletionForm.EMPTY));
        model.addAttribute("environment", environment);
        model.addAttribute("base", EnvironmentPaths.start(environment));
        model.addAttribute("kinds", choices.kinds(locale));
        return "tenancy/environment-settings";
    }

    private static Stored stored(Environment environment) {
        return new Stored(environment.version(), EnvironmentForm.of(environment).fields());
    }
}
