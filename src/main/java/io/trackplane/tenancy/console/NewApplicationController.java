package io.trackplane.tenancy.console;

import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environments;
import io.trackplane.web.Caller;
import io.trackplane.web.FormErrors;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Creates applications. */
@Controller
class NewApplicationController {
    private static final String NEW = Paths.TENANT + "/applications/new";

    private final Applications applications;
    private final Environments environments;
    private final Choices choices;

    NewApplicationController(Applications applications, Environments environments, Choices choices) {
        this.applications = applications;
        this.environments = environments;
        this.choices = choices;
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
            BindingResult binding,
            Caller caller,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                var application = applications.create(tenant, form.application(), caller.actor());
                Toast.after(redirect, "tenancy.new-application.created", application.name());
                return "redirect:" + start(tenant, application.key());
            } catch (Problem.Invalid invalid) {
                FormErrors.add(binding, invalid);
            } catch (Problem.Conflict conflict) {
                FormErrors.add(binding, conflict.told());
            }
        }
        response.setStatus(422);
        return page(tenant, model, locale);
    }

    /** An application is integrated in its least dangerous environment first. */
    private String start(String tenant, String application) {
        return EnvironmentPaths.start(environments.of(tenant, application).getLast());
    }

    private String page(String tenant, Model model, Locale locale) {
        model.addAttribute("base", Paths.tenant(tenant));
        model.addAttribute("platforms", choices.platforms(locale));
        return "tenancy/new-application";
    }
}
