package io.trackplane.tenancy.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Adds environments to an application. */
@Controller
class NewEnvironmentController {
    private static final String NEW = Paths.APPLICATION + "/environments/new";

    private final Environments environments;
    private final Choices choices;
    private final Forms forms;

    NewEnvironmentController(Environments environments, Choices choices, Forms forms) {
        this.environments = environments;
        this.choices = choices;
        this.forms = forms;
    }

    @GetMapping(NEW)
    @RequiresPermission(Permission.APPLICATIONS_CHANGE)
    String show(Application application, Model model, Locale locale) {
        model.addAttribute("form", NewEnvironmentForm.EMPTY);
        return page(application, model, locale);
    }

    @PostMapping(NEW)
    @RequiresPermission(Permission.APPLICATIONS_CHANGE)
    String create(
            Application application,
            @ModelAttribute("form") NewEnvironmentForm form,
            BindingResult errors,
            Caller caller,
            Model model,
            Locale locale) {
        return forms.posted(errors, model)
                .change(() -> environments.create(
                        application.tenant(), application.key(), form.environment(), caller.actor()))
                .then(this::created)
                .orShow(() -> page(application, model, locale));
    }

    private String created(Environment environment) {
        var told = Message.of("tenancy.new-environment.created", environment.name());
        return forms.redirect(EnvironmentPaths.start(environment), told);
    }

    private String page(Application application, Model model, Locale locale) {
        model.addAttribute("app", application);
        model.addAttribute("base", Paths.application(application.tenant(), application.key()));
        model.addAttribute("kinds", choices.kinds(locale));
        return "tenancy/new-environment";
    }
}
