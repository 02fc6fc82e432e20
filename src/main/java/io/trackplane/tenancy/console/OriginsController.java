package io.trackplane.tenancy.console;

import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import io.trackplane.web.TwoEditors.Stored;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Which web pages and which signatures an environment accepts. */
@Controller
class OriginsController {
    private static final String ORIGINS = Paths.ENVIRONMENT + "/origins";

    private final Environments environments;
    private final Forms forms;

    OriginsController(Environments environments, Forms forms) {
        this.environments = environments;
        this.forms = forms;
    }

    @GetMapping(ORIGINS)
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, Model model) {
        return page(environment, model);
    }

    @PostMapping(ORIGINS)
    @RequiresPermission(Permission.KEYS_CHANGE)
    String save(
            Environment environment,
            @ModelAttribute("form") OriginsForm form,
            BindingResult errors,
            Caller caller,
            Model model) {
        return forms.posted(errors, model)
                .edits("environment", form.fields(), () -> stored(environments.latest(environment)))
                .change(version -> environments.changeOrigins(
                        environment, form.allowed(), form.legacySignatures(), version, form.reason(), caller.actor()))
                .thenRedirect(EnvironmentPaths.origins(environment), "tenancy.settings.saved")
                .orShow(() -> page(environment, model));
    }

    private static String page(Environment environment, Model model) {
        model.mergeAttributes(Map.of("form", OriginsForm.of(environment), "made", stored(environment)));
        model.addAttribute("environment", environment);
        model.addAttribute("base", EnvironmentPaths.start(environment));
        return "tenancy/origins";
    }

    private static Stored stored(Environment environment) {
        return new Stored(environment.version(), OriginsForm.of(environment).fields());
    }
}
