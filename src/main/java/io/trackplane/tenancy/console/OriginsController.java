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

/** Which web pages and which signatures an environment accepts. */
@Controller
class OriginsController {
    private static final String ORIGINS = Paths.ENVIRONMENT + "/origins";

    private final Environments environments;

    OriginsController(Environments environments) {
        this.environments = environments;
    }

    @GetMapping(ORIGINS)
    @RequiresPermission(Permission.TENANT_READ)
    String show(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable("environment") String key,
            Model model) {
        var environment = environments.get(tenant, application, key);
        model.addAttribute("form", OriginsForm.of(environment));
        model.addAttribute("made", stored(environment));
        return page(environment, model);
    }

    @PostMapping(ORIGINS)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String save(
            @PathVariable String tenant,
            @PathVariable String application,
            @PathVariable("environment") String key,
            @ModelAttribute("form") OriginsForm form,
            BindingResult binding,
            @RequestParam Map<String, String> posted,
            Caller caller,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var environment = environments.get(tenant, application, key);
        var origins = EnvironmentPaths.origins(environment);
        var editors = new TwoEditors(origins, posted, "environment", form.posted());
        if (!binding.hasErrors()) {
            try {
                var merge = editors.save(
                        () -> stored(environments.get(tenant, application, key)),
                        version -> environments.changeOrigins(
                                environment,
                                form.allowed(),
                                form.legacySignatures(),
                                version,
                                form.reason(),
                                caller.actor()));
                if (merge.isEmpty()) {
                    Toast.after(redirect, "tenancy.settings.saved");
                    return "redirect:" + origins;
                }
                model.addAttribute("merge", merge.get());
            } catch (Problem.Invalid invalid) {
                FormErrors.add(binding, invalid);
            }
        }
        response.setStatus(model.containsAttribute("merge") ? 409 : 422);
        model.addAttribute("made", editors.madeFrom());
        return page(environment, model);
    }

    private static Stored stored(Environment environment) {
        return new Stored(environment.version(), OriginsForm.of(environment).fields());
    }

    private static String page(Environment environment, Model model) {
        model.addAttribute("environment", environment);
        model.addAttribute("base", EnvironmentPaths.start(environment));
        return "tenancy/origins";
    }
}
