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

/** Adds environments to an application. */
@Controller
class NewEnvironmentController {
    private static final String NEW = Paths.APPLICATION + "/environments/new";

    private final Applications applications;
    private final Environments environments;
    private final Choices choices;

    NewEnvironmentController(Applications applications, Environments environments, Choices choices) {
        this.applications = applications;
        this.environments = environments;
        this.choices = choices;
    }

    @GetMapping(NEW)
    @RequiresPermission(Permission.APPLICATIONS_CHANGE)
    String show(@PathVariable String tenant, @PathVariable String application, Model model, Locale locale) {
        model.addAttribute("form", NewEnvironmentForm.EMPTY);
        return page(tenant, application, model, locale);
    }

    @PostMapping(NEW)
    @RequiresPermission(Permission.APPLICATIONS_CHANGE)
    String create(
            @PathVariable String tenant,
            @PathVariable String application,
            @ModelAttribute("form") NewEnvironmentForm form,
            BindingResult binding,
            Caller caller,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                var environment = environments.create(tenant, application, form.environment(), caller.actor());
                Toast.after(redirect, "tenancy.new-environment.created", environment.name());
                return "redirect:" + EnvironmentPaths.start(environment);
            } catch (Problem.Invalid invalid) {
                FormErrors.add(binding, invalid);
            } catch (Problem.Conflict conflict) {
                FormErrors.add(binding, conflict.told());
            }
        }
        response.setStatus(422);
        return page(tenant, application, model, locale);
    }

    private String page(String tenant, String application, Model model, Locale locale) {
        model.addAttribute("app", applications.get(tenant, application));
        model.addAttribute("base", Paths.application(tenant, application));
        model.addAttribute("kinds", choices.kinds(locale));
        return "tenancy/new-environment";
    }
}
