package io.trackplane.delivery.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Forms;
import io.trackplane.web.RequiresPermission;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Shows which values one context gets, and why. A context may be about a person, so it never stands in an address. */
@Controller
class TryOutController {
    private static final String TRY_OUT = ConfigPaths.CONFIG + "/_try-out";

    private final ParameterParts parts;
    private final Forms forms;

    TryOutController(ParameterParts parts, Forms forms) {
        this.parts = parts;
        this.forms = forms;
    }

    @GetMapping(TRY_OUT)
    @RequiresPermission(Permission.TENANT_READ)
    String ask(Environment environment, Model model) {
        return page(environment, model);
    }

    @PostMapping(TRY_OUT)
    @RequiresPermission(Permission.TENANT_READ)
    String answer(Environment environment, @ModelAttribute("form") TryOutForm form, BindingResult errors, Model model) {
        return forms.posted(errors, model)
                .change(() -> results(environment, form))
                .then(results -> {
                    model.addAttribute("results", results);
                    return page(environment, model);
                })
                .orShow(() -> page(environment, model));
    }

    private List<TryOut> results(Environment environment, TryOutForm form) {
        var context = form.attributes();
        try {
            return TryOut.all(form.published() ? parts.published(environment) : parts.drafted(environment), context);
        } catch (Problem.Invalid broken) { // drafts need not fit together before they are published
            throw new Problem.Conflict(Message.of("delivery.try.broken"));
        }
    }

    private static String page(Environment environment, Model model) {
        model.mergeAttributes(Map.of("form", TryOutForm.BEGIN));
        model.addAttribute("environment", environment);
        model.addAttribute("base", CollectionPaths.base(environment));
        return "delivery/try-out";
    }
}
