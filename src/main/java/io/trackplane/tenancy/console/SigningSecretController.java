package io.trackplane.tenancy.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.web.Caller;
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

/** Makes and rotates the signing secret of an environment. */
@Controller
class SigningSecretController {
    private static final String SECRET = Paths.ENVIRONMENT + "/signing-secret";
    private static final String PAGE = "signing-secret";

    private final Environments environments;
    private final Choices choices;
    private final KeyPages pages;

    SigningSecretController(Environments environments, Choices choices, KeyPages pages) {
        this.environments = environments;
        this.choices = choices;
        this.pages = pages;
    }

    /** The environment of the path, for every handler; 404 where there is none. */
    @ModelAttribute("environment")
    Environment environment(
            @PathVariable String tenant, @PathVariable String application, @PathVariable String environment) {
        return environments.get(tenant, application, environment);
    }

    @GetMapping(SECRET)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String show(
            @ModelAttribute(name = "environment", binding = false) Environment environment,
            Model model,
            Locale locale) {
        model.addAttribute("form", RotationForm.EMPTY);
        model.addAttribute("overlaps", choices.overlaps(locale));
        return pages.form(PAGE, environment, model);
    }

    @PostMapping(SECRET)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String rotate(
            @ModelAttribute(name = "environment", binding = false) Environment environment,
            @ModelAttribute("form") RotationForm form,
            BindingResult binding,
            Caller caller,
            Model model,
            Locale locale) {
        model.addAttribute("overlaps", choices.overlaps(locale));
        return pages.outcome(PAGE, environment, binding, model, () -> {
            var secret = environments.rotateSigningSecret(environment, form.chosen(), form.reason(), caller.actor());
            var issued = new Issued("tenancy.keys.issued.signing", environment.name(), secret);
            var told = environment.signing() == null ? "tenancy.keys.secret-created" : "tenancy.keys.secret-rotated";
            return pages.issued(environment, model, issued, Message.of(told));
        });
    }
}
