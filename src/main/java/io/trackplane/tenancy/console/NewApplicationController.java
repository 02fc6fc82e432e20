package io.trackplane.tenancy.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Applications;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Creates applications. */
@Controller
class NewApplicationController {
    private static final String NEW = Paths.TENANT + "/applications/new";

    private final Applications applications;
    private final Environments environments;
    private final Choices choices;
    private final Forms forms;

    NewApplicationController(Applications applications, Environments environments, Choices choices, Forms forms) {
        this.applications = applications;
        this.environments = environments;
        this.choices = choices;
        this.forms = forms;
    }

    @GetMapping(NEW)
    @RequiresPermission(Permission.APPLICATIONS_CHANGE)
    String show(@PathVariable String tenant, Model model, Locale locale) {
        model.addAttribute("form", ApplicationForm.EMPTY);
        return page(tenant, model, locale);
    }

    @PostMapping(NEW)
    @RequiresPermission(Permission.APPLICATIONS_CHANGE)
    String create(
            @PathVariable String tenant,
            @ModelAttribute("form") ApplicationForm form,
            BindingResult errors,
            Caller caller,
            Model model,
            Locale locale) {
        return forms.posted(errors, model)
                .change(() -> applications.create(tenant, form.application(), caller.actor()))
                .then(this::created)
                .orShow(() -> page(tenant, model, locale));
    }

    /** An application is integrated in its least dangerous environment first. */
    private String created(Application application) {
        var first = environments.of(application.tenant(), application.key()).getLast();
        var told = Message.of("tenancy.new-application.created", application.name());
        return forms.redirect(EnvironmentPaths.start(first), told);
    }

    private String page(String tenant, Model model, Locale locale) {
        model.addAttribute("base", Paths.tenant(tenant));
        model.addAttribute("platforms", choices.platforms(locale));
        return "tenancy/new-application";
    }
}
