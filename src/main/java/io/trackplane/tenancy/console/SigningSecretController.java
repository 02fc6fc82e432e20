package io.trackplane.tenancy.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
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

/** Makes and rotates the signing secret of an environment. */
@Controller
class SigningSecretController {
    private static final String SECRET = Paths.ENVIRONMENT + "/signing-secret";
    private static final String PAGE = "signing-secret";

    private final Environments environments;
    private final Choices choices;
    private final KeyPages pages;
    private final Forms forms;

    SigningSecretController(Environments environments, Choices choices, KeyPages pages, Forms forms) {
        this.environments = environments;
        this.choices = choices;
        this.pages = pages;
        this.forms = forms;
    }

    @GetMapping(SECRET)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String show(Environment environment, Model model, Locale locale) {
        model.addAttribute("form", RotationForm.EMPTY);
        model.addAttribute("overlaps", choices.overlaps(locale));
        return pages.form(PAGE, environment, model);
    }

    @PostMapping(SECRET)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String rotate(
            Environment environment,
            @ModelAttribute("form") RotationForm form,
            BindingResult errors,
            Caller caller,
            Model model,
            Locale locale) {
        model.addAttribute("overlaps", choices.overlaps(locale));
        return forms.posted(errors, model)
                .change(() ->
                        environments.rotateSigningSecret(environment, form.chosen(), form.reason(), caller.actor()))
                .then(secret -> issued(environment, secret, model))
                .orShow(() -> pages.again(PAGE, environment, model));
    }

    private String issued(Environment environment, String secret, Model model) {
        var issued = new Issued("tenancy.keys.issued.signing", environment.name(), secret);
        var told = environment.signing() == null ? "tenancy.keys.secret-created" : "tenancy.keys.secret-rotated";
        return pages.issued(environment, model, issued, Message.of(told));
    }
}
